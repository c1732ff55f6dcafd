package dev.plumbline.metrics.forecast;

import java.util.Arrays;

/**
 * Exponential smoothing after Holt (1957) and Winters (1960) with an additive week and an additive damped trend, in the
 * form of Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 8.3. Where it differs: a place of
 * the week is the one that the clock shows, not every so many buckets, so that a clock change shifts nothing.
 *
 * <p>It is taken through a series bucket by bucket; what it says of the next ones rests on those before alone.
 */
final class HoltWinters {
    private final Smoothing smoothing;
    private double level;
    private double trend;
    private final double[] season;

    private HoltWinters(Smoothing smoothing, double level, double trend, double[] season) {
        this.smoothing = smoothing;
        this.level = level;
        this.trend = trend;
        this.season = season;
    }

    /** A model that has seen nothing yet but where a series of whole weeks begins. */
    static HoltWinters at(Beginning beginning, Smoothing smoothing) {
        var hasTrend = smoothing.damping() > 0;
        return new HoltWinters(
                smoothing,
                hasTrend ? beginning.lineLevel() : beginning.mean(),
                hasTrend ? beginning.slope() : 0,
                (hasTrend ? beginning.lineSeason() : beginning.season()).clone());
    }

    /** The model that has seen all of it and would have foretold it best, of {@link Smoothing#GRID}. */
    static HoltWinters fit(double[] values, int[] places, int seasonLength) {
        var beginning = Beginning.of(values, places, seasonLength);
        Smoothing best = null;
        var least = Double.POSITIVE_INFINITY;
        for (var smoothing : Smoothing.GRID) {
            var error = at(beginning, smoothing).error(values, places);
            if (error < least) {
                least = error;
                best = smoothing;
            }
        }
        var model = at(beginning, best);
        for (var index = 0; index < values.length; index++) {
            model.see(values[index], places[index]);
        }
        return model;
    }

    /**
     * How far it would have been from a series: mean squares of what it said one bucket before and one week before. One
     * bucket alone would reward a trend that is no longer true in two weeks.
     */
    private double error(double[] values, int[] places) {
        var squares = 0.0;
        var lastWeek = new double[season.length];
        Arrays.fill(lastWeek, Double.NaN);
        for (var index = 0; index < values.length; index++) {
            var place = places[index];
            var missed = values[index] - ahead(1, place);
            squares += missed * missed;
            var missedByWeek = Double.isNaN(lastWeek[place]) ? missed : values[index] - lastWeek[place];
            squares += missedByWeek * missedByWeek;
            see(values[index], place);
            lastWeek[place] = ahead(season.length, place);
        }
        return squares / values.length;
    }

    /** Takes the next bucket in. */
    void see(double value, int place) {
        var before = level + smoothing.damping() * trend;
        var missed = value - before - season[place];
        var next = before + smoothing.level() * missed;
        trend = smoothing.damping() * trend + smoothing.level() * smoothing.trend() * missed;
        level = next;
        season[place] += smoothing.season() * missed;
    }

    /** What it says of the bucket so many ahead, at a place of the week. Never below 0. */
    double ahead(int buckets, int place) {
        return Math.max(0, level + smoothing.trendAfter(buckets) * trend + season[place]);
    }

    Smoothing smoothing() {
        return smoothing;
    }
}
