package dev.plumbline.metrics.effect;

import java.time.Duration;
import java.time.Instant;

/** A time on one side of a change. {@code to}: exclusive; where it really ends, at now at the latest. */
public record Window(Instant from, Instant to) {
    private static final double SECONDS_OF_DAY = 86_400;

    double days() {
        return Duration.between(from, to).toSeconds() / SECONDS_OF_DAY;
    }
}
