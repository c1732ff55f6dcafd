package dev.plumbline.metrics.kpi;

import java.util.List;
import java.util.function.BiFunction;

/** What a {@link Facet} means to a KPI: how its words divide the figure. */
public sealed interface Division<R extends Row> {

    /** The words there are; empty when anything can be one. */
    List<String> words();

    /** It divides the rows: a word's figure is that of the rows under it. */
    record OfRows<R extends Row>(List<String> words, Label<R> label) implements Division<R> {}

    /**
     * It divides the numerator only, over the same denominator for every word: the words' figures add up to the whole.
     *
     * @param narrowed what remains of a measure with these words only
     */
    record OfNumerator<R extends Row>(List<String> words, BiFunction<Measure<R>, List<String>, Measure<R>> narrowed)
            implements Division<R> {}
}
