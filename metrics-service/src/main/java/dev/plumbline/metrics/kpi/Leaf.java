package dev.plumbline.metrics.kpi;

/** The smallest thing that is counted or summed over the rows of a cell. Every figure is made of these. */
public sealed interface Leaf<R extends Row> {

    /** How many rows there are such that … */
    record Count<R extends Row>(Condition<R> such) implements Leaf<R> {}

    /** The sum of a value over such rows; 0 where no row has it. */
    record Sum<R extends Row>(Value<R> value, Condition<R> such) implements Leaf<R> {}

    /** The mean of a value over such rows as have it; none where no row has it. */
    record Mean<R extends Row>(Value<R> value, Condition<R> such) implements Leaf<R> {}

    /** The nearest-rank percentile of a value over such rows as have it; none where no row has it. {@code rank} in 0..1. */
    record Percentile<R extends Row>(Value<R> value, Condition<R> such, double rank) implements Leaf<R> {}
}
