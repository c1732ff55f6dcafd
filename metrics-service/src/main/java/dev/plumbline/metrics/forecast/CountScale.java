package dev.plumbline.metrics.forecast;

/**
 * The scale on which counts are compared: 2√(x + 3/8), on which the spread of a Poisson count is about 1 however great it
 * is (Anscombe 1948, Biometrika 35). So a spread never below 1 says that no count is known better than chance lets it be.
 */
final class CountScale {
    private static final double SHIFT = 3.0 / 8;

    private CountScale() {}

    /** Where a count lies on the scale. */
    static double of(double count) {
        return 2 * Math.sqrt(count + SHIFT);
    }

    /** The count at a place of the scale, never below 0. */
    static double count(double place) {
        return place <= of(0) ? 0 : place * place / 4 - SHIFT;
    }
}
