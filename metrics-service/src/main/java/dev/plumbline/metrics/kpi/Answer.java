package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A KPI's figures for a query.
 *
 * @param rows by bucket, then by group; without buckets as the total
 * @param total over the whole period, computed afresh and never from the buckets
 */
public record Answer(Kpi<?> kpi, Query query, List<Line> rows, List<Line> total) {

    /** One figure and what it is for. {@code bucket}: its calendar start. */
    public record Line(Optional<Instant> bucket, Map<Dimension, String> group, Figure figure) {}

    /**
     * What was counted for one cell.
     *
     * @param bucket its index; none for the whole period
     * @param group the values of the query's dimensions, in their order
     * @param results of the measure's leaves
     */
    public record Cell(OptionalInt bucket, List<String> group, List<Double> results) {}

    /** Makes the answer of what was counted. Cells in which nothing was are missing or zero, both are the same here. */
    public static Answer of(Kpi.Selection<?> selection, Query query, List<Cell> cells) {
        var measure = selection.measure();
        var starts = query.starts();
        var rows = new ArrayList<Line>();
        var total = new ArrayList<Line>();
        cells.stream().sorted(ORDER).forEach(cell -> {
            var line = new Line(
                    cell.bucket().isPresent()
                            ? Optional.of(starts.get(cell.bucket().getAsInt()))
                            : Optional.empty(),
                    group(query, cell),
                    measure.figure(cell.results()));
            if (line.figure().n() > 0) {
                (cell.bucket().isPresent() ? rows : total).add(line);
            }
        });
        if (query.by().isEmpty()) {
            if (total.isEmpty()) {
                total.add(new Line(Optional.empty(), Map.of(), nothing(measure)));
            }
            if (selection.kpi().everyBucket()) {
                fill(rows, starts, nothing(measure));
            }
        }
        return new Answer(
                selection.kpi(), query, List.copyOf(query.bucket().isPresent() ? rows : total), List.copyOf(total));
    }

    private static final Comparator<Cell> ORDER = Comparator.comparingInt(
                    (Cell cell) -> cell.bucket().orElse(-1))
            .thenComparing(cell -> String.join("\0", cell.group()));

    private static Map<Dimension, String> group(Query query, Cell cell) {
        var group = new LinkedHashMap<Dimension, String>();
        for (var index = 0; index < query.by().size(); index++) {
            group.put(query.by().get(index), cell.group().get(index));
        }
        return group;
    }

    private static void fill(List<Line> rows, List<Instant> starts, Figure nothing) {
        var known = new LinkedHashMap<Instant, Line>();
        rows.forEach(line -> known.put(line.bucket().orElseThrow(), line));
        rows.clear();
        starts.forEach(start -> rows.add(known.getOrDefault(start, new Line(Optional.of(start), Map.of(), nothing))));
    }

    /** The figure of a cell without rows. */
    private static <R extends Row> Figure nothing(Measure<R> measure) {
        var results = new ArrayList<Double>();
        for (var leaf : measure.leaves()) {
            results.add(
                    switch (leaf) {
                        case Leaf.Count<R> count -> 0.0;
                        case Leaf.Sum<R> sum -> 0.0;
                        case Leaf.Mean<R> mean -> null;
                        case Leaf.Percentile<R> percentile -> null;
                    });
        }
        return measure.figure(results);
    }
}
