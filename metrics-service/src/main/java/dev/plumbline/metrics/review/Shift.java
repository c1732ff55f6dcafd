package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Optional;

/**
 * How a figure moved from one time to another.
 *
 * @param difference in the KPI's unit; positive when it rose
 * @param certainty whether that is more than chance
 */
public record Shift(double difference, Certainty certainty, Direction direction) {
    /** Of fewer than these an interval of shares is too sure of itself: it would call one out of one against none of three a change. */
    private static final int FEW = 10;

    /** As for a 95 % interval. */
    private static final double Z = 1.959964;

    /** Whether figures that far apart are rare where nothing changed. */
    public enum Certainty {
        /** The 95 % interval of the difference does not hold 0. */
        SIGNIFICANT,
        MAYBE_CHANCE,
        /** The figure does not tell how widely it scatters: a mean, a median, a stock. */
        UNTOLD
    }

    /** Which way it went, as the KPI sees it. */
    public enum Direction {
        BETTER,
        WORSE,
        /** It did not move, or neither way is better. */
        NEITHER
    }

    /** Empty when there was nothing to measure at one of the two times. */
    public static Optional<Shift> of(Kpi<?> kpi, Figure now, Figure before) {
        return of(kpi, now, before, 1);
    }

    /**
     * As {@link #of(Kpi, Figure, Figure)}, against a figure of several periods.
     *
     * @param periods of which {@code before} is the mean where it counts something
     */
    public static Optional<Shift> of(Kpi<?> kpi, Figure now, Figure before, int periods) {
        if (now.value().isEmpty() || before.value().isEmpty()) {
            return Optional.empty();
        }
        var difference = now.value().get() - before.value().get();
        return Optional.of(
                new Shift(difference, certainty(kpi, now, before, periods), direction(kpi.better(), difference)));
    }

    private static Certainty certainty(Kpi<?> kpi, Figure now, Figure before, int periods) {
        return switch (kpi.unit()) {
            case SHARE -> ofShares(now, before);
            case COUNT -> kpi.basis() instanceof Basis.Flow<?> ? ofCounts(now, before, periods) : Certainty.UNTOLD;
            case SECONDS, SCORE, POINTS, CURRENCY -> Certainty.UNTOLD;
        };
    }

    /** The interval of a difference of shares, made of the Wilson intervals of the two (Newcombe 1998, method 10). */
    static Certainty ofShares(Figure now, Figure before) {
        if (now.part("low").isEmpty() || before.part("low").isEmpty()) {
            return Certainty.UNTOLD;
        }
        if (now.n() < FEW || before.n() < FEW) {
            return Certainty.MAYBE_CHANCE;
        }
        var difference = now.value().orElseThrow() - before.value().orElseThrow();
        var down = Math.hypot(below(now), above(before));
        var up = Math.hypot(above(now), below(before));
        return difference - down > 0 || difference + up < 0 ? Certainty.SIGNIFICANT : Certainty.MAYBE_CHANCE;
    }

    private static double below(Figure share) {
        return share.value().orElseThrow() - share.part("low").orElseThrow();
    }

    private static double above(Figure share) {
        return share.part("high").orElseThrow() - share.value().orElseThrow();
    }

    /** What happens by itself, now and then, scatters as a Poisson count: its variance is its mean. */
    private static Certainty ofCounts(Figure now, Figure before, int periods) {
        var difference = now.value().orElseThrow() - before.value().orElseThrow();
        var variance = now.value().orElseThrow() + before.value().orElseThrow() / periods;
        return Math.abs(difference) > Z * Math.sqrt(variance) ? Certainty.SIGNIFICANT : Certainty.MAYBE_CHANCE;
    }

    private static Direction direction(Kpi.Better better, double difference) {
        if (difference == 0) {
            return Direction.NEITHER;
        }
        return switch (better) {
            case UP -> difference > 0 ? Direction.BETTER : Direction.WORSE;
            case DOWN -> difference < 0 ? Direction.BETTER : Direction.WORSE;
            case NONE -> Direction.NEITHER;
        };
    }
}
