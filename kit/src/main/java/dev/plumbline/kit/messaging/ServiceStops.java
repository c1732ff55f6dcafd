package dev.plumbline.kit.messaging;

/** Work was given up because the service stops, not because anything is wrong with it. */
final class ServiceStops extends IllegalStateException {
    ServiceStops(Throwable failure) {
        super("The service stops; what was not done comes again at the next start", failure);
    }
}
