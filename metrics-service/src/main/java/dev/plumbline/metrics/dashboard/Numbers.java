package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.explain.Durations;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Locale;
import java.util.Optional;

/** Figures as people read them. */
final class Numbers {
    static final String NOTHING = "–";

    private Numbers() {}

    /** A KPI's value in its unit; a dash where there is nothing to measure. */
    static String of(Kpi.Unit unit, Optional<Double> value) {
        return value.map(it -> of(unit, it)).orElse(NOTHING);
    }

    static String of(Kpi.Unit unit, double value) {
        return switch (unit) {
            case COUNT -> count(Math.round(value));
            case SHARE -> percent(value);
            case SECONDS -> duration(value);
            case SCORE -> format("%.2f", value);
            case POINTS -> format("%+.0f", value);
            case CURRENCY -> format("%,.2f", value);
        };
    }

    static String percent(double share) {
        return format("%.1f%%", 100 * share);
    }

    static String count(long count) {
        return format("%,d", count);
    }

    /** "1 answer", "812 answers". */
    static String count(long count, String noun) {
        return count(count) + " " + (count == 1 ? noun : noun + "s");
    }

    /** A duration in its two largest units: "45 s", "12 min", "3 h 20 min", "2 d 4 h". */
    static String duration(double seconds) {
        return Durations.inWords(seconds);
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ENGLISH, pattern, value);
    }
}
