package dev.plumbline.alert.lifecycle;

import java.time.Instant;

/** Where an alert is in its life. {@code since} is when we came to know, not when it happened. */
public sealed interface AlertState {
    Instant since();

    /** The state after the rule was judged again; this same state when nothing changes. */
    AlertState observe(boolean breached, Instant at);

    /** The first state of an alert. Over at once when the end is known together with, or before, the beginning. */
    static AlertState first(boolean breached, Instant at) {
        return breached ? new Firing(at) : new Resolved(at);
    }

    /** Somebody should act. */
    record Firing(Instant since) implements AlertState {
        @Override
        public AlertState observe(boolean breached, Instant at) {
            return breached ? this : new Resolved(at);
        }
    }

    /** Nothing is left to do. */
    record Resolved(Instant since) implements AlertState {
        @Override
        public AlertState observe(boolean breached, Instant at) {
            return breached ? new Firing(at) : this;
        }
    }
}
