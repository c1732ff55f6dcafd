package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a selection answers a query: one scan, whose leaves somebody counts, and how figures are made of them. Compiler
 * and interpreter differ only in how they count.
 */
public final class Plan<R extends Row> {
    private static final Label.Many<Row> TAGS = new Label.Many<>("tags", Row::tags);

    /**
     * What was counted over a scan. Leaves are looked for once, not in every cell: to compare two takes long.
     *
     * @param leaves what was counted, each once
     */
    public record Counted(List<? extends Leaf<?>> leaves, List<Cell> cells) {
        /** Where in each cell the results of a measure's leaves stand. */
        private int[] places(Measure<?> measure) {
            return measure.leaves().stream().mapToInt(leaves::indexOf).toArray();
        }
    }

    /**
     * What was counted for one group in one bucket.
     *
     * @param bucket its index; none for the whole period
     * @param group the words of the scan's labels, in their order
     * @param results of the leaves, in their order; {@code null} where a leaf has none
     */
    public record Cell(OptionalInt bucket, List<String> group, List<Double> results) {
        private List<Double> at(int[] places) {
            var found = new ArrayList<Double>(places.length + 1);
            for (var place : places) {
                found.add(results.get(place));
            }
            return found;
        }
    }

    /** A measure, and the words under which it stands in groups: those that divide the numerator. */
    private record Part<R extends Row>(Map<Facet, String> words, Measure<R> measure) {
        Part<R> under(Facet facet, String word, Division.OfNumerator<R> division) {
            var more = new HashMap<>(words);
            more.put(facet, word);
            return new Part<>(more, division.narrowed().apply(measure, List.of(word)));
        }
    }

    private final Kpi.Selection<R> selection;
    private final Query query;
    private final Scan<R> scan;
    private final List<Part<R>> parts;

    private Plan(Kpi.Selection<R> selection, Query query) {
        this.selection = selection;
        this.query = query;
        this.scan = scan(selection.kpi(), query);
        this.parts = parts(selection, query);
    }

    /** The plan of a selection whose KPI takes all axes of the query. */
    public static <R extends Row> Plan<R> of(Kpi.Selection<R> selection, Query query) {
        return new Plan<>(selection, query);
    }

    private static <R extends Row> Scan<R> scan(Kpi<R> kpi, Query query) {
        var by = new ArrayList<Label<R>>();
        query.by().forEach(axis -> label(kpi, axis).ifPresent(by::add));
        var sieves = new ArrayList<Scan.Sieve<R>>();
        query.filters()
                .forEach((axis, words) ->
                        label(kpi, axis).ifPresent(label -> sieves.add(new Scan.Sieve<>(label, words))));
        if (!query.tags().isEmpty()) {
            sieves.add(new Scan.Sieve<>(tags(), query.tags()));
        }
        return new Scan<>(kpi.basis(), List.copyOf(by), List.copyOf(sieves));
    }

    /** Under what the rows stand on an axis; nothing, where it only divides the numerator. */
    private static <R extends Row> Optional<Label<R>> label(Kpi<R> kpi, Axis axis) {
        if (!kpi.takes(axis)) {
            throw new IllegalArgumentException(kpi.key() + " does not take " + axis.key());
        }
        return switch (axis) {
            case Dimension dimension -> Optional.of(dimension.label());
            case Facet facet ->
                switch (kpi.facets().get(facet)) {
                    case Division.OfRows<R> rows -> Optional.of(rows.label());
                    case Division.OfNumerator<R> ignored -> Optional.empty();
                };
        };
    }

    private static <R extends Row> List<Part<R>> parts(Kpi.Selection<R> selection, Query query) {
        var chosen = new EnumMap<Facet, List<String>>(Facet.class);
        query.filters().forEach((axis, words) -> {
            if (axis instanceof Facet facet) {
                chosen.put(facet, words.stream().distinct().toList());
            }
        });
        List<Part<R>> parts = List.of(new Part<>(Map.of(), selection.measure()));
        for (var divided : selection.kpi().facets().entrySet()) {
            var facet = divided.getKey();
            if (divided.getValue() instanceof Division.OfNumerator<R> division) {
                var words = Optional.ofNullable(chosen.get(facet));
                if (query.by().contains(facet)) {
                    parts = parts.stream()
                            .flatMap(part -> words.orElse(division.words()).stream()
                                    .map(word -> part.under(facet, word, division)))
                            .toList();
                } else if (words.isPresent()) {
                    parts = parts.stream()
                            .map(part ->
                                    new Part<>(part.words(), division.narrowed().apply(part.measure(), words.get())))
                            .toList();
                }
            }
        }
        return parts;
    }

    @SuppressWarnings("unchecked") // What reads any row reads these rows too.
    private static <R extends Row> Label<R> tags() {
        return (Label<R>) (Label<?>) TAGS;
    }

    public Scan<R> scan() {
        return scan;
    }

    /** All rows of the basis, whatever the query filters and groups by: among these costs are divided. */
    public Scan<R> allRows() {
        return scan.ofAll();
    }

    /** Everything that must be counted over the scan. */
    public List<Leaf<R>> leaves() {
        return parts.stream()
                .flatMap(part -> part.measure().leaves().stream())
                .distinct()
                .toList();
    }

    /** The measure of the figure's rows: for all of them in one group. */
    public Measure<R> measure() {
        if (parts.size() != 1) {
            throw new IllegalStateException("The rows behind a figure are asked for without groups");
        }
        return parts.getFirst().measure();
    }

    /** What costs are divided by, where this plan shares some out; counted over {@link #allRows()}. */
    public Optional<Measure.AllocatedCost<R>> cost() {
        return selection.measure() instanceof Measure.AllocatedCost<R> cost ? Optional.of(cost) : Optional.empty();
    }

    /**
     * What each unit of work cost in each of the query's periods.
     *
     * @param all what was counted over {@link #allRows()}
     */
    public CostRates rates(Counted all, List<Cost> costs) {
        var weights = new HashMap<OptionalInt, CostRates.Weights>();
        cost().ifPresent(cost -> {
            var places = all.places(cost);
            all.cells()
                    .forEach(cell ->
                            weights.merge(cell.bucket(), cost.weights(cell.at(places)), CostRates.Weights::plus));
        });
        return CostRates.of(query, costs, weights);
    }

    /** The answer, from what was counted over the scan. Cells in which nothing was are missing or zero, both are the same here. */
    public Answer answer(Counted counted, CostRates rates) {
        var starts = query.starts();
        var rows = new ArrayList<Answer.Line>();
        var total = new ArrayList<Answer.Line>();
        for (var part : parts) {
            var places = counted.places(part.measure());
            for (var cell : counted.cells()) {
                var figure = figure(part.measure(), cell.bucket(), cell.at(places), rates);
                if (figure.n() > 0) {
                    var bucket = cell.bucket().isPresent()
                            ? Optional.of(starts.get(cell.bucket().getAsInt()))
                            : Optional.<Instant>empty();
                    (bucket.isPresent() ? rows : total).add(new Answer.Line(bucket, group(part, cell), figure));
                }
            }
        }
        rows.sort(ORDER);
        total.sort(ORDER);
        if (query.by().isEmpty()) {
            var nothing = nothing(parts.getFirst().measure());
            if (total.isEmpty()) {
                total.add(new Answer.Line(Optional.empty(), Map.of(), nothing));
            }
            if (selection.kpi().everyBucket()) {
                fill(rows, starts, nothing);
            }
        }
        return new Answer(
                selection.kpi(), query, List.copyOf(query.bucket().isPresent() ? rows : total), List.copyOf(total));
    }

    private static <R extends Row> Figure figure(
            Measure<R> measure, OptionalInt bucket, List<Double> results, CostRates rates) {
        if (measure instanceof Measure.AllocatedCost<R> cost) {
            results.add(rates.cost(bucket, cost.weights(results)));
        }
        return measure.figure(results);
    }

    private static final Comparator<Answer.Line> ORDER = Comparator.comparing(
                    (Answer.Line line) -> line.bucket().orElse(Instant.MIN))
            .thenComparing(line -> String.join("\0", line.group().values()));

    /** In the order of the query's axes. */
    private Map<Axis, String> group(Part<R> part, Cell cell) {
        var group = new LinkedHashMap<Axis, String>();
        Iterator<String> labels = cell.group().iterator();
        for (var axis : query.by()) {
            var word = axis instanceof Facet facet ? part.words().get(facet) : null;
            group.put(axis, word == null ? labels.next() : word);
        }
        return group;
    }

    private static void fill(List<Answer.Line> rows, List<Instant> starts, Figure nothing) {
        var known = new LinkedHashMap<Instant, Answer.Line>();
        rows.forEach(line -> known.put(line.bucket().orElseThrow(), line));
        rows.clear();
        starts.forEach(
                start -> rows.add(known.getOrDefault(start, new Answer.Line(Optional.of(start), Map.of(), nothing))));
    }

    /** The figure of a cell without rows. */
    private static <R extends Row> Figure nothing(Measure<R> measure) {
        var results = new ArrayList<Double>();
        for (var leaf : measure.leaves()) {
            results.add(
                    switch (leaf) {
                        case Leaf.Count<R> ignored -> 0.0;
                        case Leaf.Sum<R> ignored -> 0.0;
                        case Leaf.Mean<R> ignored -> null;
                        case Leaf.Percentile<R> ignored -> null;
                    });
        }
        return figure(measure, OptionalInt.empty(), results, CostRates.NONE);
    }
}
