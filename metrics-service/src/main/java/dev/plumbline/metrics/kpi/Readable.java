package dev.plumbline.metrics.kpi;

import java.util.Locale;
import java.util.Optional;

/** Figures as people read them, the same on pages and in mails. */
public final class Readable {
    public static final String NOTHING = "–";

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Readable() {}

    /** A KPI's value in its unit; a dash where there is nothing to measure. */
    public static String of(Kpi.Unit unit, Optional<Double> value) {
        return value.map(it -> of(unit, it)).orElse(NOTHING);
    }

    public static String of(Kpi.Unit unit, double value) {
        return switch (unit) {
            case COUNT -> count(Math.round(value));
            case SHARE -> percent(value);
            case SECONDS -> duration(value);
            case SCORE -> format("%.2f", value);
            case POINTS -> format("%+.0f", value);
            case CURRENCY -> format("%,.2f", value);
        };
    }

    public static String percent(double share) {
        return format("%.1f%%", 100 * share);
    }

    public static String count(long count) {
        return format("%,d", count);
    }

    /** "1 answer", "812 answers". */
    public static String count(long count, String noun) {
        return count(count) + " " + (count == 1 ? noun : noun + "s");
    }

    /** A duration in its two largest units: "45 s", "12 min", "3 h 20 min", "2 d 4 h". */
    public static String duration(double seconds) {
        var whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + " s";
        }
        if (whole < HOUR) {
            var minutes = Math.round(seconds / MINUTE);
            return minutes < 60 ? minutes + " min" : "1 h";
        }
        return whole < DAY ? twoUnits(whole, HOUR, "h", MINUTE, "min") : twoUnits(whole, DAY, "d", HOUR, "h");
    }

    private static String twoUnits(long seconds, long large, String largeName, long small, String smallName) {
        var rounded = Math.round((double) seconds / small) * small;
        var rest = rounded % large / small;
        return rounded / large + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
    }

    private static String format(String pattern, Object value) {
        return String.format(Locale.ENGLISH, pattern, value);
    }
}
