package dev.plumbline.metrics.effect;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Wilson;
import java.util.Optional;

/**
 * The difference between a figure before and after, and whether chance makes one like it in more than one of a hundred
 * cases. One of a hundred and not of twenty: a change is looked at in nine KPIs and several categories.
 *
 * @param difference after − before
 * @param interval in which the difference lies with 99 %; empty where the figure does not say how far its values lie apart
 * @param isClear whether chance is an unlikely explanation
 */
record Contrast(double difference, Optional<Interval> interval, boolean isClear) {
    /** Of a normal, for 99 %. */
    private static final double Z = 2.575829;

    /** From where the 90th percentile of a normal lies. */
    private static final double Z_OF_90TH = 1.281552;

    /** How much wider a median of normal values spreads than their mean: √(π/2). */
    private static final double MEDIAN_SPREAD = 1.253314;

    /** From {@code low} to {@code high}. */
    record Interval(double low, double high) {
        boolean excludes(double value) {
            return value < low || value > high;
        }
    }

    /** Of two figures that both have a value. */
    static Contrast of(Kpi.Unit unit, Side before, Side after) {
        return switch (unit) {
            case COUNT -> ofCounts(before, after);
            case SHARE -> ofShares(before, after);
            case SECONDS -> ofTimes(before, after);
            case SCORE, POINTS, CURRENCY -> ofMeans(before, after);
        };
    }

    /**
     * Of shares: the interval of Newcombe (1998, Statistics in Medicine 17, method 10), made of the Wilson intervals of both.
     */
    private static Contrast ofShares(Side before, Side after) {
        return of(
                difference(before, after),
                newcombe(
                        before.figure().part("numerator").orElseThrow(),
                        before.figure().part("denominator").orElseThrow(),
                        after.figure().part("numerator").orElseThrow(),
                        after.figure().part("denominator").orElseThrow(),
                        Z));
    }

    static Interval newcombe(double before, double beforeOf, double after, double afterOf, double z) {
        var first = Wilson.of(before, beforeOf, z);
        var second = Wilson.of(after, afterOf, z);
        var one = before / beforeOf;
        var other = after / afterOf;
        return new Interval(
                other - one - Math.hypot(other - second.low(), first.high() - one),
                other - one + Math.hypot(second.high() - other, one - first.low()));
    }

    /**
     * Of conversations a day. Were the rate the same, each conversation of both windows would be in the second with the
     * second's share of the time (Przyborowski and Wilenski 1940).
     */
    private static Contrast ofCounts(Side before, Side after) {
        var all = before.figure().n() + after.figure().n();
        var share = Wilson.of(after.figure().n(), all, Z);
        var rate = before.figure().value().orElseThrow();
        var scale = before.window().days() / after.window().days();
        var difference = difference(before, after);
        if (rate == 0 || share.high() == 1) {
            var isClear = new Interval(share.low(), share.high()).excludes(1 / (1 + scale));
            return new Contrast(difference, Optional.empty(), isClear);
        }
        return of(
                difference,
                new Interval(
                        rate * (scale * share.low() / (1 - share.low()) - 1),
                        rate * (scale * share.high() / (1 - share.high()) - 1)));
    }

    /**
     * Of medians of times, as though times were log-normal: then the 90th percentile beside the median tells how far they
     * lie apart, and the ratio of two medians has an interval.
     */
    private static Contrast ofTimes(Side before, Side after) {
        var median = before.figure().value().orElseThrow();
        var difference = difference(before, after);
        if (median <= 0 || after.figure().value().orElseThrow() <= 0) {
            return new Contrast(difference, Optional.empty(), false);
        }
        var ratio = Math.log(after.figure().value().orElseThrow() / median);
        var spread = Z * Math.hypot(medianError(before.figure()), medianError(after.figure()));
        return of(
                difference,
                new Interval(median * (Math.exp(ratio - spread) - 1), median * (Math.exp(ratio + spread) - 1)));
    }

    /** The standard error of the logarithm of a median. */
    private static double medianError(Figure times) {
        var spread = Math.log(times.part("p90").orElseThrow() / times.value().orElseThrow()) / Z_OF_90TH;
        return MEDIAN_SPREAD * spread / Math.sqrt(times.n());
    }

    /** Of mean scores: the share of good ones beside them is what is tested. */
    private static Contrast ofMeans(Side before, Side after) {
        var good = before.figure().part("share");
        var goodAfter = after.figure().part("share");
        var isClear = good.isPresent()
                && goodAfter.isPresent()
                && newcombe(
                                good.get() * before.figure().n(),
                                before.figure().n(),
                                goodAfter.get() * after.figure().n(),
                                after.figure().n(),
                                Z)
                        .excludes(0);
        return new Contrast(difference(before, after), Optional.empty(), isClear);
    }

    private static Contrast of(double difference, Interval interval) {
        return new Contrast(difference, Optional.of(interval), interval.excludes(0));
    }

    private static double difference(Side before, Side after) {
        return after.figure().value().orElseThrow() - before.figure().value().orElseThrow();
    }
}
