package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import java.util.List;
import java.util.Map;

/**
 * What was looked for in a period, and what was found.
 *
 * @param now the period that was judged: the one asked for, up to where it has settled
 * @param then what it was compared with
 * @param insights the heaviest first
 * @param looked how many patterns could be judged, each group for itself
 * @param tooLittle those that could not, and why
 */
public record Findings(Query now, Query then, List<Insight> insights, int looked, List<Unjudged> tooLittle) {

    /** A pattern that could not be judged. */
    public record Unjudged(Pattern pattern, Map<Dimension, String> group, String why) {}
}
