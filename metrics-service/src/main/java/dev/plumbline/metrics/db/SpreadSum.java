package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Histogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The values of a cell, out of several pieces; its percentiles are exact for up to so many values. */
final class SpreadSum {
    /** Above this a histogram serves. */
    static final int EXACT = 10_000;

    /** Below this the values take less room than their histogram. */
    static final int HISTOGRAM = 300;

    static final double MEDIAN = 0.5;
    static final double NINETIETH = 0.9;

    /**
     * The values of one row of a rollup.
     *
     * @param histogram where it was read, and the row holds enough values to have one
     * @param values where they were read, and the row holds few enough to have them
     */
    record Kept(int count, double median, double ninetieth, Optional<byte[]> histogram, Optional<byte[]> values) {}

    private final List<Kept> kept = new ArrayList<>();
    private final List<double[]> counted = new ArrayList<>();
    private long expected;
    private double[] sorted;

    /** How many values there are in all. */
    void expect(long count) {
        expected = count;
    }

    void add(double[] values) {
        if (values.length > 0) {
            counted.add(values);
        }
    }

    void add(Kept row) {
        kept.add(row);
    }

    /** The nearest-rank percentile; null where there is no value. */
    Double percentile(double rank) {
        if (kept.isEmpty() && counted.isEmpty()) {
            return null;
        }
        if (kept.size() == 1 && counted.isEmpty()) {
            if (rank == MEDIAN) {
                return kept.getFirst().median();
            }
            if (rank == NINETIETH) {
                return kept.getFirst().ninetieth();
            }
        }
        if (kept.isEmpty() || expected <= EXACT) {
            var values = sorted();
            return values[(int) Math.ceil(rank * values.length) - 1];
        }
        var histogram = new Histogram();
        kept.forEach(row -> row.histogram()
                .ifPresentOrElse(
                        histogram::add,
                        () -> histogram.add(SpreadBytes.read(row.values().orElseThrow()))));
        counted.forEach(histogram::add);
        return histogram.percentile(rank);
    }

    private double[] sorted() {
        if (sorted == null) {
            var all = new ArrayList<>(counted);
            kept.forEach(row -> all.add(SpreadBytes.read(row.values().orElseThrow())));
            sorted = new double[all.stream().mapToInt(it -> it.length).sum()];
            var at = 0;
            for (var values : all) {
                System.arraycopy(values, 0, sorted, at, values.length);
                at += values.length;
            }
            Arrays.sort(sorted);
        }
        return sorted;
    }
}
