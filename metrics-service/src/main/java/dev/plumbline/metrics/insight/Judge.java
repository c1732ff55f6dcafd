package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.insight.Span.Days;
import java.util.Optional;

/**
 * Tells signs from chance.
 *
 * <p>The days are the sample, not the conversations: those of one day share its outage, its shift and often their
 * customer, so taking each for itself finds changes where there are none (on such ratios of sums: Deng, Knoblich, Lu,
 * "Applying the Delta Method in Metric Analytics", KDD 2018). A figure's level over a period is compared on a
 * {@link Scale}, its scatter learnt from the weeks before ({@link Series#scatter}) and never taken for less than what
 * the number of answers alone gives, and held against Student's distribution, one-sided, as every sign has a direction.
 */
final class Judge {
    /** Fewer observations tell nothing, whatever the days look like. */
    static final int LEAST_N = 30;

    /** Fewer whole days are no sample: a week less the day that has not settled and one on which nobody works. */
    static final int LEAST_DAYS = 5;

    /** Fewer differences do not tell how much days differ: three weeks beside the one that is judged. */
    static final int LEAST_PAIRS = 14;

    /** What waits today is mostly what waited yesterday: so many days count as one. */
    private static final double DAYS_OF_A_STOCK = 3;

    private final Span span;
    private final Observations observations;

    Judge(Span span, Observations observations) {
        this.span = span;
        this.observations = observations;
    }

    /** {@code word}: the group of the pattern's dimension in which it is looked for. */
    Verdict of(Sign sign, Pattern pattern, Optional<String> word) {
        for (var reading : sign.readings()) {
            var lacking = lacking(sign, reading, pattern, word);
            if (lacking.isPresent()) {
                return lacking.get();
            }
        }
        var series = series(sign.reading(), pattern, word);
        return switch (sign) {
            case Sign.Moves moves -> shift(moves.reading(), moves.direction(), pattern, word);
            case Sign.Holds holds -> shift(holds.reading(), holds.against(), pattern, word);
            case Sign.Lies lies -> {
                var scatter = series.scatter(span.nowDays());
                var beyond = series.level(span.nowDays()) - Scale.SHARE.of(lies.bound(), Double.MAX_VALUE);
                yield Verdict.ofShift(
                        lies.side().along(beyond), scatter.variance() / series.weight(span.nowDays()), scatter);
            }
            case Sign.Below below -> {
                var other = series(below.other(), pattern, word);
                yield Verdict.ofShift(
                        other.level(span.nowDays()) - series.level(span.nowDays()),
                        variance(series, span.nowDays()) + variance(other, span.nowDays()),
                        Math.min(degrees(series), degrees(other)));
            }
            case Sign.Grows ignored -> growth(series);
        };
    }

    private Series series(Reading reading, Pattern pattern, Optional<String> word) {
        return observations.series(reading, pattern, word).orElseThrow();
    }

    private Verdict shift(Reading reading, Direction direction, Pattern pattern, Optional<String> word) {
        var series = series(reading, pattern, word);
        var scatter = series.scatter(span.nowDays());
        var shift = direction.along(change(series));
        if (reading.inGroup()) {
            // Where everything moves, no group stands out.
            shift = Math.min(
                    shift, shift - direction.along(change(series(reading.ofWhole(), pattern, Optional.empty()))));
        }
        return Verdict.ofShift(
                shift,
                scatter.variance() * (1 / series.weight(span.nowDays()) + 1 / series.weight(span.thenDays())),
                scatter);
    }

    private double change(Series series) {
        return series.level(span.nowDays()) - series.level(span.thenDays());
    }

    private double variance(Series series, Days days) {
        return series.scatter(span.nowDays()).variance() / series.weight(days);
    }

    private double degrees(Series series) {
        return series.scatter(span.nowDays()).degreesOfFreedom();
    }

    /** Two weeks in a row, held against how much the weeks before them changed. */
    private Verdict growth(Series series) {
        var last = span.nowDays().to() - 1;
        var before = last - Span.GROWTH_DAYS;
        if (!(series.value(last) > series.value(last - 7) && series.value(last - 7) > series.value(before))) {
            return new Verdict.Chance(1);
        }
        var scatter = series.weeklyChange(before + 1);
        return Verdict.ofShift(
                Scale.COUNT.of(series.value(last), 0) - Scale.COUNT.of(series.value(before), 0),
                2 * scatter.variance(),
                scatter.pairs() / DAYS_OF_A_STOCK);
    }

    private Optional<Verdict> lacking(Sign sign, Reading reading, Pattern pattern, Optional<String> word) {
        if (span.nowDays().count() < LEAST_DAYS) {
            return tooLittle("The period has " + span.nowDays().count() + " whole days that have settled; it takes "
                    + LEAST_DAYS);
        }
        var found = observations.series(reading, pattern, word);
        var what = observations.name(reading, pattern, word);
        if (found.isEmpty()) {
            return tooLittle("The filters leave nothing of " + what);
        }
        var series = found.get();
        return switch (sign) {
            case Sign.Moves ignored -> lacking(series, what, true);
            case Sign.Holds ignored -> lacking(series, what, true);
            case Sign.Lies ignored -> lacking(series, what, false);
            case Sign.Below ignored -> lacking(series, what, false);
            case Sign.Grows ignored -> lackingForGrowth(series, what);
        };
    }

    private Optional<Verdict> lacking(Series series, String what, boolean compares) {
        if (series.n(span.nowDays()) < LEAST_N) {
            return few(series.n(span.nowDays()), what, "the period");
        }
        if (compares && series.n(span.thenDays()) < LEAST_N) {
            return few(series.n(span.thenDays()), what, "the period before");
        }
        return young(series.scatter(span.nowDays()).pairs(), what);
    }

    private Optional<Verdict> lackingForGrowth(Series series, String what) {
        var last = span.nowDays().to() - 1;
        return series.value(last) < LEAST_N || Double.isNaN(series.value(last))
                ? few((long) series.value(last), what, "the period's end")
                : young(series.weeklyChange(last - Span.GROWTH_DAYS + 1).pairs(), what);
    }

    private static Optional<Verdict> few(long n, String what, String when) {
        return tooLittle(what + " rests on " + n + " in " + when + "; it takes " + LEAST_N);
    }

    private static Optional<Verdict> young(int pairs, String what) {
        return pairs < LEAST_PAIRS
                ? tooLittle(
                        "There are too few weeks of " + what + " to know how much it differs from day to day anyway")
                : Optional.empty();
    }

    private static Optional<Verdict> tooLittle(String why) {
        return Optional.of(new Verdict.TooLittle(why));
    }
}
