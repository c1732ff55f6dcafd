package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pattern that shows in a period.
 *
 * @param group where it shows, for a pattern that is looked for in groups
 * @param figures those that show it, in the order of the pattern's signs
 * @param weight by how many times its figures exceed what they must at least, the weakest of them: from 1
 * @param chance at most this likely something of the kind would show, among all that was looked at, had nothing changed
 * @param evidence filters of the rows to look at: those of the pattern's evidence, the group and the question's own
 */
public record Insight(
        Pattern pattern,
        Map<Dimension, String> group,
        List<Observed> figures,
        double weight,
        double chance,
        Map<Axis, List<String>> evidence) {

    /**
     * A figure then and now.
     *
     * @param filters what it is of: the reading's filters, the group and the question's own
     * @param change from then to now, in the KPI's unit; empty where either has no value
     * @param chance of seeing so clear a sign where there is none; not corrected for what else was looked at
     */
    public record Observed(
            Reading reading,
            Map<Axis, List<String>> filters,
            Figure now,
            Figure then,
            Optional<Double> change,
            double chance) {}
}
