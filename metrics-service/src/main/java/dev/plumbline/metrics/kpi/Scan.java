package dev.plumbline.metrics.kpi;

import java.util.List;

/**
 * Which rows are looked at, and under which words they stand in groups. What several KPIs ask over the same scan is
 * counted together.
 *
 * @param by a group for each combination of their words
 * @param sieves all of which a row must pass
 */
public record Scan<R extends Row>(Basis<R> basis, List<Label<R>> by, List<Sieve<R>> sieves) {

    /** Lets pass what stands under one of the words. */
    public record Sieve<R extends Row>(Label<R> label, List<String> words) {}

    /** All rows of the basis, in one group. */
    Scan<R> ofAll() {
        return new Scan<>(basis, List.of(), List.of());
    }
}
