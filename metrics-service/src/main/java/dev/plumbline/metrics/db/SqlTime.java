package dev.plumbline.metrics.db;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Splits an instant into what a {@code timestamptz} holds and the nanoseconds that it cannot. */
final class SqlTime {
    private SqlTime() {}

    static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    static short nanosBelow(Instant instant) {
        return (short) (instant.getNano() % 1000);
    }
}
