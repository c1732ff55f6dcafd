package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.ApiKeys;
import dev.plumbline.kit.security.TenantRegistry;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Lets only the operator pass. */
@Provider
@OperatorOnly
@Priority(Priorities.AUTHENTICATION)
class OperatorFilter implements ContainerRequestFilter {
    private final OperatorKey operator;
    private final TenantRegistry registry;

    OperatorFilter(OperatorKey operator, TenantRegistry registry) {
        this.operator = operator;
        this.registry = registry;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!operator.exists()) {
            throw Problem.notFound("This installation has no operator key: plumbline.ingestion.operator-key.");
        }
        var given = ApiKeys.bearer(request);
        if (!operator.is(given)) {
            throw registry.credential(given).isPresent()
                    ? Problem.forbidden("A tenant's API key does not open this address; the operator's key does.")
                    : Problem.unauthorized("This is not the operator's key.");
        }
    }
}
