package dev.plumbline.metrics.insight;

/**
 * How far a figure must move to be worth a word: with enough conversations the smallest change is no chance, and still
 * does not matter.
 *
 * @param amount in the KPI's unit; where {@code relative}, as a share of what it was
 */
public record Least(double amount, boolean relative) {
    /** What was 0 has grown beyond measure; as a number that JSON can hold. */
    private static final double FROM_NOTHING = 1_000;

    /** Percentage points of a share. */
    static Least points(double points) {
        return new Least(points / 100, false);
    }

    /** Per cent of what it was. */
    static Least percent(double percent) {
        return new Least(percent / 100, true);
    }

    /** So much of a score. */
    static Least by(double amount) {
        return new Least(amount, false);
    }

    /** The change from one value to another, measured as {@link #amount} is. */
    double change(double then, double now) {
        if (!relative || now == then) {
            return now - then;
        }
        return then == 0 ? Math.signum(now) * FROM_NOTHING : (now - then) / Math.abs(then);
    }
}
