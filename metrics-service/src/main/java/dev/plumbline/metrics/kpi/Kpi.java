package dev.plumbline.metrics.kpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A KPI is this declaration and nothing else: figure, series, groups, drill-down and catalog entry all come from it.
 *
 * @param question what it answers, as a lead would ask it
 * @param formula in words
 * @param measures the measure as it is, under {@code ""}, and the others that a parameter picks, e.g. {@code author=ai}
 * @param guardedBy the KPIs to read beside it, because it can be bettered at their cost
 * @param everyBucket whether an ungrouped series shows buckets in which it is 0
 */
public record Kpi<R extends Row>(
        String key,
        String name,
        String question,
        String formula,
        Tier tier,
        Unit unit,
        Better better,
        Basis<R> basis,
        Map<String, Measure<R>> measures,
        List<String> guardedBy,
        boolean everyBucket) {

    /** Who reads it. */
    public enum Tier {
        OPERATIONAL,
        QUALITY,
        BUSINESS
    }

    /** What its value is measured in. */
    public enum Unit {
        COUNT,
        SHARE,
        SECONDS,
        SCORE,
        POINTS
    }

    /** Which way is an improvement. */
    public enum Better {
        UP,
        DOWN,
        NONE
    }

    /** The measure it has when no parameter is given. */
    public Measure<R> measure() {
        return measures.get("");
    }

    /** The parameters that pick another measure, each with its values, e.g. {@code author} → {@code ai}, {@code human}. */
    public Map<String, List<String>> parameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        measures.keySet().stream()
                .filter(it -> !it.isEmpty())
                .map(it -> it.split("=", 2))
                .forEach(it -> parameters.merge(it[0], List.of(it[1]), (first, second) -> {
                    var both = new java.util.ArrayList<>(first);
                    both.addAll(second);
                    return List.copyOf(both);
                }));
        return parameters;
    }

    /** This KPI as a request asks for it. */
    public Selection<R> select(Optional<String> parameter) {
        return new Selection<>(this, measures.get(parameter.orElse("")));
    }

    /** A KPI with the measure that is asked for. */
    public record Selection<R extends Row>(Kpi<R> kpi, Measure<R> measure) {}

    static <R extends Row> Builder<R> kpi(String key, Basis<R> basis, Unit unit, Measure<R> measure) {
        return new Builder<>(key, basis, unit, measure);
    }

    /** Reads as a sentence; see {@link Catalog}. */
    static final class Builder<R extends Row> {
        private final String key;
        private final Basis<R> basis;
        private final Unit unit;
        private final Map<String, Measure<R>> measures = new LinkedHashMap<>();
        private String question;
        private String formula;
        private Tier tier = Tier.OPERATIONAL;
        private Better better = Better.NONE;
        private List<String> guardedBy = List.of();
        private boolean everyBucket;

        private Builder(String key, Basis<R> basis, Unit unit, Measure<R> measure) {
            this.key = key;
            this.basis = basis;
            this.unit = unit;
            measures.put("", measure);
        }

        Builder<R> asks(String text) {
            question = text;
            return this;
        }

        Builder<R> is(String text) {
            formula = text;
            return this;
        }

        Builder<R> tier(Tier value) {
            tier = value;
            return this;
        }

        Builder<R> better(Better value) {
            better = value;
            return this;
        }

        Builder<R> guardedBy(String... keys) {
            guardedBy = List.of(keys);
            return this;
        }

        /** With {@code name=value} in the request, this measure instead. */
        Builder<R> with(String parameter, String value, Measure<R> measure) {
            measures.put(parameter + "=" + value, measure);
            return this;
        }

        Builder<R> inEveryBucket() {
            everyBucket = true;
            return this;
        }

        Kpi<R> build() {
            return new Kpi<>(
                    key,
                    name(key),
                    question,
                    formula,
                    tier,
                    unit,
                    better,
                    basis,
                    java.util.Collections.unmodifiableMap(measures),
                    guardedBy,
                    everyBucket);
        }

        private static String name(String key) {
            return switch (key) {
                case "csat", "ces", "nps" -> key.toUpperCase(java.util.Locale.ROOT);
                default ->
                    Character.toUpperCase(key.charAt(0)) + key.substring(1).replace('_', ' ');
            };
        }
    }
}
