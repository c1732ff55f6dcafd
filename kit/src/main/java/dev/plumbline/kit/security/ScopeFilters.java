package dev.plumbline.kit.security;

import dev.plumbline.contract.Scope;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Binds each scope annotation to the check of API keys, without reflection on the resource. */
class ScopeFilters {
    @Provider
    @IngestScope
    @Priority(Priorities.AUTHENTICATION)
    static class Ingest implements ContainerRequestFilter {
        private final ApiKeys keys;

        Ingest(ApiKeys keys) {
            this.keys = keys;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            keys.check(request, Scope.INGEST);
        }
    }

    @Provider
    @ReadScope
    @Priority(Priorities.AUTHENTICATION)
    static class Read implements ContainerRequestFilter {
        private final ApiKeys keys;

        Read(ApiKeys keys) {
            this.keys = keys;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            keys.check(request, Scope.READ);
        }
    }

    @Provider
    @AdminScope
    @Priority(Priorities.AUTHENTICATION)
    static class Admin implements ContainerRequestFilter {
        private final ApiKeys keys;

        Admin(ApiKeys keys) {
            this.keys = keys;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            keys.check(request, Scope.ADMIN);
        }
    }

    private ScopeFilters() {}
}
