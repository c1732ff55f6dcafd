package dev.plumbline.metrics.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What was usual at each place of the week in the weeks before a day, on the {@link CountScale}: the median, and how far
 * counts lie from it. Median and MAD, because one bad day must not hide the next.
 *
 * <p>The spread is the MAD as the standard deviation of a normal (× 1.4826, Rousseeuw and Croux 1993). Eight values give a
 * poor one, so it is never below that of all places together, nor below the 1 of a Poisson count: a category that had
 * nothing on eight Sundays has a MAD of 0, and the next conversation on a Sunday is no anomaly for that.
 */
final class Usual {
    /** How many weeks before a day are looked at. */
    static final int WEEKS = 8;
    /** How many of them it takes to say anything. */
    static final int LEAST_WEEKS = 4;

    private static final double MAD_OF_NORMAL = 1.4826;
    private static final double POISSON = 1;
    /** The variance of a median, in variances of a mean of as many values. */
    private static final double MEDIAN_VARIANCE = Math.PI / 2;

    private final double[] medians;
    private final double[] spreads;
    private final int[] weeks;

    private Usual(double[] medians, double[] spreads, int[] weeks) {
        this.medians = medians;
        this.spreads = spreads;
        this.weeks = weeks;
    }

    /**
     * Of the weeks before a day, from the first conversation in them on: before it nobody knows whether anything could have
     * been counted. Nothing, when that makes fewer than {@value #LEAST_WEEKS} weeks.
     */
    static Optional<Usual> before(LocalDate day, VolumeSeries series) {
        var season = series.season();
        var values = new ArrayList<List<Double>>();
        for (var place = 0; place < season.length(); place++) {
            values.add(new ArrayList<>());
        }
        var latest = day.minusWeeks(LEAST_WEEKS);
        var hasBegun = false;
        for (var index = series.firstOf(day.minusWeeks(WEEKS)); index < series.firstOf(day); index++) {
            var start = series.starts().get(index);
            var count = series.counts().get(index);
            if (!hasBegun && count > 0) {
                if (start.toLocalDate().isAfter(latest)) {
                    return Optional.empty();
                }
                hasBegun = true;
            }
            if (hasBegun) {
                values.get(season.place(start)).add(CountScale.of(count));
            }
        }
        return hasBegun ? Optional.of(of(values)) : Optional.empty();
    }

    private static Usual of(List<List<Double>> values) {
        var medians = new double[values.size()];
        var spreads = new double[values.size()];
        var weeks = new int[values.size()];
        var all = new ArrayList<Double>();
        for (var place = 0; place < values.size(); place++) {
            var median = median(values.get(place));
            var distances = values.get(place).stream()
                    .map(value -> Math.abs(value - median))
                    .toList();
            medians[place] = median;
            spreads[place] = MAD_OF_NORMAL * median(distances);
            weeks[place] = distances.size();
            all.addAll(distances);
        }
        var least = Math.max(POISSON, MAD_OF_NORMAL * median(all));
        for (var place = 0; place < spreads.length; place++) {
            spreads[place] = Math.max(least, spreads[place]);
        }
        return new Usual(medians, spreads, weeks);
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How many weeks have a value at this place. */
    int weeks(int place) {
        return weeks[place];
    }

    /** The count to expect. */
    double expected(int place) {
        return CountScale.count(medians[place]);
    }

    /** The count that lies so many spreads from what is to be expected. */
    double at(int place, double score) {
        return CountScale.count(medians[place] + score * spread(place));
    }

    /** How many spreads a count lies above what is usual, or below. */
    double score(int place, double count) {
        return (CountScale.of(count) - medians[place]) / spread(place);
    }

    /** Of a new value about a median that is itself known from few. */
    private double spread(int place) {
        return spreads[place] * Math.sqrt(1 + MEDIAN_VARIANCE / weeks[place]);
    }
}
