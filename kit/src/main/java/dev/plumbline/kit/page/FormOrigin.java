package dev.plumbline.kit.page;

import dev.plumbline.kit.http.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Takes a form only from a page of our own: another site's page could send one in the name of whoever looks at it. Every
 * browser of today says where a form comes from; one that does not say is refused as well.
 */
@Provider
@Page
@Priority(Priorities.AUTHENTICATION + 1)
public class FormOrigin implements ContainerRequestFilter {
    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!CHANGE_NOTHING.contains(request.getMethod()) && !isOurs(request)) {
            throw Problem.forbidden(
                    "This form was not sent from a page of ours. Open the page and send it from there.");
        }
    }

    private static boolean isOurs(ContainerRequestContext request) {
        var site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeaderString("Origin");
        var host = request.getHeaderString("Host");
        // Not the scheme: behind a proxy that ends TLS we do not know it.
        return origin != null
                && host != null
                && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
