package dev.plumbline.metrics.insight;

/** Student's distribution, by the incomplete beta function (DLMF 8.17.22, evaluated by Lentz's method). */
final class StudentT {
    private static final int MOST_STEPS = 300;
    private static final double ENOUGH = 1e-14;
    private static final double TINY = 1e-300;

    /** Lanczos' coefficients for g = 7 and nine terms: ln Γ to 15 digits. */
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private StudentT() {}

    /** How likely a value of {@code t} or more is. */
    static double upperTail(double t, double degreesOfFreedom) {
        var half = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2;
        return t > 0 ? half : 1 - half;
    }

    /** I_x(a, b), the regularized one. */
    private static double incompleteBeta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        var front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        var c = 1.0;
        var d = 1 / away(1 - (a + b) * x / (a + 1));
        var result = d;
        for (var step = 1; step <= MOST_STEPS; step++) {
            var even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            result *= d * c;
            var odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            result *= d * c;
            if (Math.abs(d * c - 1) < ENOUGH) {
                break;
            }
        }
        return result;
    }

    private static double away(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    /** For {@code x} of ½ and more. */
    private static double lnGamma(double x) {
        var sum = LANCZOS[0];
        for (var index = 1; index < LANCZOS.length; index++) {
            sum += LANCZOS[index] / (x - 1 + index);
        }
        var base = x + 6.5;
        return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
    }
}
