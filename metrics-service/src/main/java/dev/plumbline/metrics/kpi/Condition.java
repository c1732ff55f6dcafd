package dev.plumbline.metrics.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a KPI asks of a row: a small closed grammar that one compiler turns into SQL and {@link #holds} evaluates in
 * memory. Two-valued: what a row does not have is not at least and not at most anything.
 */
public sealed interface Condition<R extends Row> {

    boolean holds(R row);

    default Condition<R> and(Condition<R> other) {
        return new And<>(List.of(this, other));
    }

    static <R extends Row> Condition<R> not(Condition<R> condition) {
        return new Not<>(condition);
    }

    @SafeVarargs
    static <R extends Row> Condition<R> all(Condition<R>... conditions) {
        return new And<>(Arrays.asList(conditions));
    }

    /** The rows for which at least one of the conditions holds. */
    static <R extends Row> Condition<R> either(List<? extends Condition<R>> conditions) {
        return not(new And<>(conditions.stream().map(Condition::not).toList()));
    }

    /** Every row. */
    static <R extends Row> Condition<R> any() {
        return new And<>(List.of());
    }

    /** The rows for which both conditions hold, or neither. */
    static <R extends Row> Condition<R> same(Condition<R> left, Condition<R> right) {
        return new Same<>(left, right);
    }

    /** A yes-or-no column. */
    record Flag<R extends Row>(String column, Predicate<R> reading) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return reading.test(row);
        }
    }

    /** The rows under one of these words. */
    record In<R extends Row>(Label.One<R> label, List<String> words) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return words.contains(label.reading().apply(row));
        }
    }

    record AtLeast<R extends Row>(Value<R> value, double bound) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return value.of(row).filter(it -> it >= bound).isPresent();
        }
    }

    record AtMost<R extends Row>(Value<R> value, double bound) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return value.of(row).filter(it -> it <= bound).isPresent();
        }
    }

    /** The rows that have the value at all. */
    record Has<R extends Row>(Value<R> value) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return value.of(row).isPresent();
        }
    }

    record And<R extends Row>(List<Condition<R>> conditions) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            for (var condition : conditions) {
                if (!condition.holds(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Not<R extends Row>(Condition<R> condition) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return !condition.holds(row);
        }
    }

    record Same<R extends Row>(Condition<R> left, Condition<R> right) implements Condition<R> {
        @Override
        public boolean holds(R row) {
            return left.holds(row) == right.holds(row);
        }
    }
}
