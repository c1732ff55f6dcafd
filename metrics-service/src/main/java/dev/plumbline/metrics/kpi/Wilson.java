package dev.plumbline.metrics.kpi;

/**
 * The 95 % score interval of a share (Wilson 1927): honest also for few observations and near 0 and 1.
 *
 * @param low 0..1
 * @param high 0..1
 */
public record Wilson(double low, double high) {
    private static final double Z = 1.959964;

    /** The interval of {@code successes} out of {@code trials}, at least one. */
    public static Wilson of(double successes, double trials) {
        return of(successes, trials, Z);
    }

    /** The interval of another certainty: {@code z} standard deviations of a normal to both sides. */
    public static Wilson of(double successes, double trials, double z) {
        var share = successes / trials;
        var spread = z * z / trials;
        var centre = (share + spread / 2) / (1 + spread);
        var half = z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
        return new Wilson(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
