package dev.plumbline.metrics.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * How fast a {@link HoltWinters} model follows what it sees; each 0..1.
 *
 * @param level of its level (alpha)
 * @param trend of its trend (beta, on the trend's own scale); 0 for a model without a trend
 * @param damping what is left of the trend from bucket to bucket (phi); 0 for a model without a trend
 * @param season of its places of the week (gamma)
 */
public record Smoothing(double level, double trend, double damping, double season) {
    private static final double[] LEVELS = {0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.8};
    private static final double[] TRENDS = {0, 0.02, 0.1};
    private static final double[] SEASONS = {0, 0.05, 0.15, 0.3};
    /** A trend that goes on for ever is the commonest reason for an absurd forecast (Gardner and McKenzie 1985). */
    private static final double DAMPING = 0.98;

    /** All that are tried, the calmest first: of two that do as well it is kept. */
    static final List<Smoothing> GRID = grid();

    private static List<Smoothing> grid() {
        var grid = new ArrayList<Smoothing>();
        for (var trend : TRENDS) {
            for (var level : LEVELS) {
                for (var season : SEASONS) {
                    grid.add(new Smoothing(level, trend, trend == 0 ? 0 : DAMPING, season));
                }
            }
        }
        return List.copyOf(grid);
    }

    /** How much of today's trend has come about after so many buckets: φ + φ² + … */
    double trendAfter(int buckets) {
        return damping == 0 ? 0 : damping * (1 - Math.pow(damping, buckets)) / (1 - damping);
    }

    /**
     * By how much the variance of a forecast's error grows with every bucket that it looks ahead, in variances of the error
     * one bucket ahead: 1, then more. Hyndman, Koehler, Ord and Snyder (2008), Forecasting with Exponential Smoothing,
     * class 1: 1 + Σ c², where c is what one bucket's error does to the forecast of a later one.
     */
    double[] growth(int horizon, int seasonLength) {
        var growth = new double[horizon];
        var sum = 1.0;
        for (var ahead = 1; ahead <= horizon; ahead++) {
            growth[ahead - 1] = sum;
            var effect = level * (1 + trend * trendAfter(ahead)) + (ahead % seasonLength == 0 ? season : 0);
            sum += effect * effect;
        }
        return growth;
    }
}
