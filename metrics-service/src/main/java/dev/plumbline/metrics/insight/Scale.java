package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Kpi;

/**
 * On what a figure is compared, so that its scatter does not depend on its height.
 *
 * <p>A share as 2·arcsin√ and a count as 2·√, both with Anscombe's correction (Biometrika 35, 1948): one observation
 * then has the variance 1, whatever the share, also near 0 and 1. Times and costs as their logarithm: half of them lie
 * near together and a few far away, and a change of them is a factor. Scores as they are.
 */
enum Scale {
    SHARE(1) {
        @Override
        double of(double value, double n) {
            return 2 * Math.asin(Math.sqrt(Math.clamp((value * n + 0.375) / (n + 0.75), 0, 1)));
        }
    },
    COUNT(1) {
        @Override
        double of(double value, double n) {
            return 2 * Math.sqrt(value + 0.375);
        }
    },
    SECONDS(0) {
        @Override
        double of(double value, double n) {
            return Math.log1p(value);
        }
    },
    MONEY(0) {
        @Override
        double of(double value, double n) {
            // What cost nothing was not paid for yet: such a day says nothing.
            return value > 0 ? Math.log(value) : Double.NaN;
        }
    },
    SCORE(0) {
        @Override
        double of(double value, double n) {
            return value;
        }
    };

    private final double leastVariance;

    Scale(double leastVariance) {
        this.leastVariance = leastVariance;
    }

    abstract double of(double value, double n);

    /** The variance of one observation that chance alone gives; 0 where only the days can tell. */
    double leastVariance() {
        return leastVariance;
    }

    static Scale of(Kpi.Unit unit) {
        return switch (unit) {
            case SHARE -> SHARE;
            case COUNT -> COUNT;
            case SECONDS -> SECONDS;
            case CURRENCY -> MONEY;
            case SCORE, POINTS -> SCORE;
        };
    }
}
