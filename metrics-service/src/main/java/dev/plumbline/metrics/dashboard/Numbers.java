package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import java.util.Optional;

/** Figures as pages show them. */
final class Numbers {
    static final String NOTHING = Readable.NOTHING;

    private Numbers() {}

    /** A KPI's value in its unit; a dash where there is nothing to measure. */
    static String of(Kpi.Unit unit, Optional<Double> value) {
        return Readable.of(unit, value);
    }

    static String of(Kpi.Unit unit, double value) {
        return Readable.of(unit, value);
    }

    static String percent(double share) {
        return Readable.percent(share);
    }

    static String count(long count) {
        return Readable.count(count);
    }

    /** "1 answer", "812 answers". */
    static String count(long count, String noun) {
        return Readable.count(count, noun);
    }

    /** A duration in its two largest units: "45 s", "12 min", "3 h 20 min", "2 d 4 h". */
    static String duration(double seconds) {
        return Readable.duration(seconds);
    }
}
