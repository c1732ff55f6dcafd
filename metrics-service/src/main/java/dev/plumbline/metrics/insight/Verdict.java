package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.insight.Series.Scatter;

/** What can be said of a sign by the days alone. */
sealed interface Verdict {

    /** The chance of seeing it this clearly, or more so, where it is not so; 0..1. */
    record Chance(double value) implements Verdict {}

    /** It cannot be judged, and why. */
    record TooLittle(String why) implements Verdict {}

    /**
     * The chance of a shift where there is none, one-sided.
     *
     * @param variance of the shift
     */
    static Verdict ofShift(double shift, double variance, double degreesOfFreedom) {
        if (variance == 0) {
            return new Chance(shift > 0 ? 0 : 1);
        }
        return new Chance(StudentT.upperTail(shift / Math.sqrt(variance), degreesOfFreedom));
    }

    static Verdict ofShift(double shift, double variance, Scatter scatter) {
        return ofShift(shift, variance, scatter.degreesOfFreedom());
    }
}
