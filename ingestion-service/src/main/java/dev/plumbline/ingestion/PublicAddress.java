package dev.plumbline.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/** How this service is called from outside: as it was told, or as the request says. */
@ApplicationScoped
public class PublicAddress {
    private final Optional<String> told;

    PublicAddress(IngestionConfig config) {
        this.told = config.publicUrl().map(URI::toString).map(PublicAddress::withoutSlash);
    }

    /** The address of a path, which begins with a slash. */
    public String of(UriInfo request, String path) {
        return base(request.getRequestUri()) + path;
    }

    /** The address that this request was sent to, character by character: some providers sign it. */
    public String of(UriInfo request) {
        var uri = request.getRequestUri();
        return base(uri) + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private String base(URI request) {
        return told.orElseGet(() -> request.getScheme() + "://" + request.getRawAuthority());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
