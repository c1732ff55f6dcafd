package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * A time during which a conversation was waiting to be resolved: open at every instant after {@code after}, up to and
 * including {@code until}; without an end while it still is.
 */
public record OpenSpan(Instant after, Optional<Instant> until) {
    public boolean contains(Instant instant) {
        return after.isBefore(instant)
                && until.map(end -> !instant.isAfter(end)).orElse(true);
    }
}
