package dev.plumbline.metrics.kpi;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A KPI is this declaration and nothing else: figure, series, groups, drill-down and catalog entry all come from it.
 *
 * @param question what it answers, as a lead would ask it
 * @param formula in words
 * @param misleads where it leads whoever reads it alone
 * @param source the events that it is made of
 * @param measure as it is when nothing is picked
 * @param picks other measures, by what a request must say for them: one word, or several together
 * @param facets what divides it besides the dimensions
 * @param guardedBy the KPIs to read beside it, because it can be bettered at their cost
 * @param everyBucket whether an ungrouped series shows buckets in which it is 0
 */
public record Kpi<R extends Row>(
        String key,
        String name,
        String question,
        String formula,
        String misleads,
        Tier tier,
        Unit unit,
        Better better,
        Basis<R> basis,
        String source,
        Measure<R> measure,
        Map<Set<Pick>, Measure<R>> picks,
        Map<Facet, Division<R>> facets,
        List<String> guardedBy,
        boolean everyBucket) {

    /** Who reads it. */
    public enum Tier {
        OPERATIONAL(Frequency.DAILY),
        QUALITY(Frequency.WEEKLY),
        BUSINESS(Frequency.MONTHLY);

        private final Frequency frequency;

        Tier(Frequency frequency) {
            this.frequency = frequency;
        }

        /** How often it is worth a look: what moves by the hour daily, what needs many answers less often. */
        public Frequency frequency() {
            return frequency;
        }
    }

    /** How often a KPI is looked at. */
    public enum Frequency {
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        QUARTERLY
    }

    /** What its value is measured in. */
    public enum Unit {
        COUNT,
        SHARE,
        SECONDS,
        SCORE,
        POINTS,
        /** The tenant's. */
        CURRENCY
    }

    /** Which way is an improvement. */
    public enum Better {
        UP,
        DOWN,
        NONE
    }

    /** The dimensions that it takes: a customer has no channel. */
    public Set<Dimension> dimensions() {
        return switch (basis) {
            case Basis.Flow<R> ignored -> EnumSet.allOf(Dimension.class);
            case Basis.Stock ignored -> EnumSet.allOf(Dimension.class);
            case Basis.Census ignored -> Dimension.OF_CUSTOMERS;
        };
    }

    /** Whether it can be filtered by tags: only conversations have some. */
    public boolean takesTags() {
        return dimensions().contains(Dimension.PATH);
    }

    /** Everything that it can be grouped and filtered by. */
    public List<Axis> axes() {
        return Stream.<Axis>concat(dimensions().stream(), facets.keySet().stream())
                .toList();
    }

    public boolean takes(Axis axis) {
        return switch (axis) {
            case Dimension dimension -> dimensions().contains(dimension);
            case Facet facet -> facets.containsKey(facet);
        };
    }

    /** Whether the rows of the figure are customers. */
    public boolean isOfCustomers() {
        return basis instanceof Basis.Census;
    }

    /** Whether it shares out costs. */
    boolean allocatesCost() {
        return measure instanceof Measure.AllocatedCost<R>;
    }

    /** Its measure, and those that parameters pick. */
    Stream<Measure<R>> measures() {
        return Stream.concat(Stream.of(measure), picks.values().stream());
    }

    /** This KPI as it is. */
    public Selection<R> select() {
        return new Selection<>(this, measure);
    }

    /** This KPI with the measure that words of a request pick: at most one of each of its {@link #parameters}. */
    public Selection<R> select(Set<Pick> said) {
        var telling = said.stream().filter(it -> !it.isImplied()).collect(Collectors.toSet());
        if (telling.isEmpty()) {
            return select();
        }
        if (!picks.containsKey(telling)) {
            throw new IllegalArgumentException(key + " has no measure for " + telling);
        }
        return new Selection<>(this, picks.get(telling));
    }

    /** The parameters that pick a measure, each with all it can say. */
    public Map<String, List<Pick>> parameters() {
        var taken = picks.keySet().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var names = taken.stream().map(Pick::parameter).collect(Collectors.toSet());
        return Arrays.stream(Pick.values())
                .filter(it -> taken.contains(it) || it.isImplied() && names.contains(it.parameter()))
                .collect(Collectors.groupingBy(Pick::parameter, LinkedHashMap::new, Collectors.toList()));
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
        private final Measure<R> measure;
        private final Map<Set<Pick>, Measure<R>> picks = new LinkedHashMap<>();
        private final Map<Facet, Division<R>> facets = new EnumMap<>(Facet.class);
        private String question;
        private String formula;
        private String misleads;
        private Optional<String> source = Optional.empty();
        private Tier tier = Tier.OPERATIONAL;
        private Better better = Better.NONE;
        private List<String> guardedBy = List.of();
        private boolean everyBucket;

        private Builder(String key, Basis<R> basis, Unit unit, Measure<R> measure) {
            this.key = key;
            this.basis = basis;
            this.unit = unit;
            this.measure = measure;
        }

        Builder<R> asks(String text) {
            question = text;
            return this;
        }

        Builder<R> is(String text) {
            formula = text;
            return this;
        }

        Builder<R> misleads(String text) {
            misleads = text;
            return this;
        }

        /** The events it is made of, where they are others than those that its rows are made of. */
        Builder<R> from(String events) {
            source = Optional.of(events);
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

        /** When a request says all of these, this measure instead. */
        Builder<R> with(Set<Pick> said, Measure<R> other) {
            picks.put(said, other);
            return this;
        }

        Builder<R> by(Facet facet, Division<R> division) {
            facets.put(facet, division);
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
                    misleads,
                    tier,
                    unit,
                    better,
                    basis,
                    source.orElseGet(() -> source(basis)),
                    measure,
                    Collections.unmodifiableMap(picks),
                    Collections.unmodifiableMap(facets),
                    guardedBy,
                    everyBucket);
        }

        private static String source(Basis<?> basis) {
            return switch (basis) {
                case Basis.Flow<?> flow ->
                    switch (flow.table()) {
                        case CONTACT -> "conversation.*";
                        case KNOWLEDGE_GAP -> "knowledge.gap_found";
                        case EXPANSION_SIGNAL -> "expansion.signaled";
                        case REVIEW -> "conversation.reviewed";
                        case SURVEY_ANSWER -> "survey.answered";
                        case SURVEY_SENDING -> "survey.sent, survey.answered";
                    };
                case Basis.Stock ignored -> "conversation.opened, conversation.resolved, conversation.reopened";
                case Basis.Census ignored -> "customer.*";
            };
        }

        private static String name(String key) {
            return switch (key) {
                case "csat", "ces", "nps" -> key.toUpperCase(Locale.ROOT);
                case "qa_score" -> "QA score";
                default ->
                    Character.toUpperCase(key.charAt(0)) + key.substring(1).replace('_', ' ');
            };
        }
    }
}
