package dev.plumbline.metrics.kpi;

import java.util.Optional;
import java.util.function.Function;

/** A number that some rows have: seconds, a score, a count. */
public record Value<R extends Row>(String column, Function<R, Optional<Double>> reading) {
    public Optional<Double> of(R row) {
        return reading.apply(row);
    }

    public Condition<R> atLeast(double bound) {
        return new Condition.AtLeast<>(this, bound);
    }

    public Condition<R> atMost(double bound) {
        return new Condition.AtMost<>(this, bound);
    }
}
