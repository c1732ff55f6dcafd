package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.insight.Span.Days;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Figure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** A figure day by day: what tells how far it scatters when nothing has changed. */
final class Series {
    private static final int WEEK = 7;

    private final Scale scale;

    /** NaN on a day that has none. */
    private final double[] values;

    private final double[] observations;

    private Series(Scale scale, double[] values, double[] observations) {
        this.scale = scale;
        this.values = values;
        this.observations = observations;
    }

    /** Of the lines of a daily answer, those of one group; {@code starts} are all days that were asked for. */
    static Series of(Reading reading, List<Answer.Line> lines, List<Instant> starts) {
        var byDay = new HashMap<Instant, Figure>();
        lines.forEach(line -> byDay.put(line.bucket().orElseThrow(), reading.of(line.figure())));
        var scale = Scale.of(reading.kpi().unit());
        var values = new double[starts.size()];
        var observations = new double[starts.size()];
        var hasBegun = false;
        for (var day = 0; day < values.length; day++) {
            var figure = byDay.get(starts.get(day));
            var n = figure == null ? 0 : figure.n();
            hasBegun |= n > 0;
            // On a day without any, a count is 0: but not before the first day of all.
            var isZero = scale == Scale.COUNT && n == 0 && hasBegun;
            values[day] = isZero ? 0 : n == 0 ? Double.NaN : figure.value().orElse(Double.NaN);
            observations[day] = n;
        }
        return new Series(scale, values, observations);
    }

    double value(int day) {
        return values[day];
    }

    private boolean has(int day) {
        return !Double.isNaN(values[day]) && !Double.isNaN(onScale(day));
    }

    private double onScale(int day) {
        return scale.of(values[day], observations[day]);
    }

    /** Days count equally for a count; for anything else each observation does. */
    private double weight(int day) {
        return scale == Scale.COUNT ? 1 : observations[day];
    }

    private IntStream present(Days days) {
        return IntStream.range(days.from(), days.to()).filter(this::has);
    }

    /** How many observations these days have. */
    long n(Days days) {
        return (long) present(days).mapToDouble(day -> observations[day]).sum();
    }

    double weight(Days days) {
        return present(days).mapToDouble(this::weight).sum();
    }

    /** Where it stands over these days, on its scale. */
    double level(Days days) {
        var weight = weight(days);
        return switch (scale) {
            case SHARE -> scale.of(mean(days), weight);
            case COUNT, SECONDS, MONEY, SCORE ->
                present(days).mapToDouble(day -> weight(day) * onScale(day)).sum() / weight;
        };
    }

    private double mean(Days days) {
        return present(days).mapToDouble(day -> weight(day) * values[day]).sum() / weight(days);
    }

    /**
     * How far one observation lies from where it should.
     *
     * @param variance of one observation (of one day, for counts), on the scale
     * @param pairs of days that it was learnt from
     */
    record Scatter(double variance, int pairs) {

        /**
         * Differences of neighbours in a chain tell two thirds of what as many independent ones would (von Neumann,
         * Annals of Mathematical Statistics 12, 1941).
         */
        double degreesOfFreedom() {
            return pairs * 2 / 3.0;
        }
    }

    /**
     * The scatter, from how each day differs from the same weekday a week before: what the weekday does, and a slow
     * drift, falls out. That customers, causes and shifts come in clusters does not: the days differ by more than
     * chance would make them, and that is what must be known. Where a pair reaches into {@code now}, the change that is
     * looked for is taken out of it.
     */
    Scatter scatter(Days now) {
        var kept = new Pairs();
        var across = new Pairs();
        for (var day = WEEK; day < now.to(); day++) {
            if (has(day) && has(day - WEEK)) {
                var isAcross = now.contains(day) && !now.contains(day - WEEK);
                (isAcross ? across : kept)
                        .add(comparable(day) - comparable(day - WEEK), weight(day), weight(day - WEEK));
            }
        }
        var count = kept.count + Math.max(0, across.count - 1);
        var variance = (kept.squares + across.centred()) / Math.max(1, count);
        if (scale == Scale.SHARE) {
            var share = mean(new Days(0, now.to()));
            variance = share > 0 && share < 1 ? variance / (share * (1 - share)) : 1;
        }
        return new Scatter(Math.max(scale.leastVariance(), variance), count);
    }

    /** Single days have too few answers for the scale of shares: they are compared as they are. */
    private double comparable(int day) {
        return scale == Scale.SHARE ? values[day] : onScale(day);
    }

    /** Sums over differences, each weighted so that its square has the expectation of one observation's variance. */
    private static final class Pairs {
        private int count;
        private double weights;
        private double sum;
        private double squares;

        void add(double difference, double one, double other) {
            var weight = one * other / (one + other);
            count++;
            weights += weight;
            sum += weight * difference;
            squares += weight * difference * difference;
        }

        /** The squares about the mean difference. */
        double centred() {
            return weights == 0 ? 0 : Math.max(0, squares - sum * sum / weights);
        }
    }

    /** The scatter of the change from week to week of what waits, up to a day. */
    Scatter weeklyChange(int to) {
        var changes = new Pairs();
        for (var day = WEEK; day < to; day++) {
            if (has(day) && has(day - WEEK)) {
                changes.add(onScale(day) - onScale(day - WEEK), 1, 1);
            }
        }
        var count = Math.max(0, changes.count - 1);
        return new Scatter(Math.max(scale.leastVariance(), changes.centred() / Math.max(1, count)), count);
    }
}
