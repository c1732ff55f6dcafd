package dev.plumbline.kit.security;

import dev.plumbline.contract.Scope;
import dev.plumbline.kit.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;

/** Checks {@code Authorization: Bearer <api key>} and names the caller. */
@ApplicationScoped
public class ApiKeys {
    private static final String SCHEME = "bearer ";

    private final TenantRegistry registry;
    private final Caller caller;

    public ApiKeys(TenantRegistry registry, Caller caller) {
        this.registry = registry;
        this.caller = caller;
    }

    /** Lets the request pass with the caller named, or refuses it: 401 without a good key, 403 without the scope. */
    public void check(ContainerRequestContext request, Scope scope) {
        var credential = check(request.getHeaderString("Authorization"), scope);
        caller.is(credential.tenant(), credential.keyId());
    }

    /**
     * Whom the {@code Authorization} header names, or a refusal. Never waits: fit for an event loop.
     *
     * @param authorization the header; null where there is none
     */
    public TenantRegistry.Credential check(String authorization, Scope scope) {
        var credential = registry.credential(bearer(authorization))
                .orElseThrow(() -> registry.isLoaded()
                        ? Problem.unauthorized("This API key is unknown, revoked or expired.")
                        : Problem.unavailable("The API keys are still being loaded.", 1));
        registry.noteUse(credential);
        if (!credential.scopes().contains(scope)) {
            throw Problem.forbidden("This API key lacks the scope '"
                    + scope.name().toLowerCase(Locale.ROOT) + "' that this address asks for.");
        }
        return credential;
    }

    /** The token of the {@code Authorization} header. */
    public static String bearer(ContainerRequestContext request) {
        return bearer(request.getHeaderString("Authorization"));
    }

    private static String bearer(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problem.unauthorized("An API key is needed: 'Authorization: Bearer <api key>'.");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
