package dev.plumbline.kit.security;

import dev.plumbline.contract.Scope;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Pattern;

/**
 * Decides who looks at a page, and with that whose data they see: the pages know no other tenant than this one. The
 * suite on one machine lets in whoever sits at it, as the tenant {@code demo}; elsewhere an API key is needed.
 */
@ApplicationScoped
class Viewer {
    private static final String DEMO = "demo";
    private static final String BUILT_IN_LOGIN = "built-in login";
    private static final int SECONDS_TO_RETRY = 2;

    /** Another name that leads to this machine belongs to a stranger's page that wants to read ours through it. */
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final KitConfig config;
    private final TenantRegistry registry;
    private final ApiKeys keys;
    private final Caller caller;

    Viewer(KitConfig config, TenantRegistry registry, ApiKeys keys, Caller caller) {
        this.config = config;
        this.registry = registry;
        this.keys = keys;
        this.caller = caller;
    }

    /** Lets the request pass with the caller named, or refuses it. */
    void admit(ContainerRequestContext request, Scope scope) {
        if (config.embedded()) {
            admitWhoeverSitsHere(request);
        } else {
            keys.check(request, scope);
        }
    }

    private void admitWhoeverSitsHere(ContainerRequestContext request) {
        var host = request.getHeaderString("Host");
        if (host == null || !THIS_MACHINE.matcher(host).matches()) {
            throw Problem.forbidden(
                    "Plumbline runs here for this machine alone. Open it as http://localhost with the port it printed.");
        }
        var demo = registry.tenant(DEMO)
                .orElseThrow(() -> Problem.unavailable(
                        "Plumbline is still starting: the tenant is not known yet. Look again in a moment.",
                        SECONDS_TO_RETRY));
        caller.is(demo, BUILT_IN_LOGIN);
    }
}
