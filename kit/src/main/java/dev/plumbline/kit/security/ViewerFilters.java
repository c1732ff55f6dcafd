package dev.plumbline.kit.security;

import dev.plumbline.contract.Scope;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Binds each viewer annotation to the {@link Viewer}, without reflection on the resource. */
class ViewerFilters {
    @Provider
    @ReadViewer
    @Priority(Priorities.AUTHENTICATION)
    static class Read implements ContainerRequestFilter {
        private final Viewer viewer;

        Read(Viewer viewer) {
            this.viewer = viewer;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            viewer.admit(request, Scope.READ);
        }
    }

    @Provider
    @AdminViewer
    @Priority(Priorities.AUTHENTICATION)
    static class Admin implements ContainerRequestFilter {
        private final Viewer viewer;

        Admin(Viewer viewer) {
            this.viewer = viewer;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            viewer.admit(request, Scope.ADMIN);
        }
    }

    private ViewerFilters() {}
}
