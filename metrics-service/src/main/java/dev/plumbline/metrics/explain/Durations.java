package dev.plumbline.metrics.explain;

/** Durations as people say them. */
public final class Durations {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Durations() {}

    /** In its two largest units: "45 s", "12 min", "3 h 20 min", "2 d 4 h". */
    public static String inWords(double seconds) {
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
}
