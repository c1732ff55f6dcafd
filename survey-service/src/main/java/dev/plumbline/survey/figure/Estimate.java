package dev.plumbline.survey.figure;

import dev.plumbline.contract.SurveyKind;
import java.util.Map;
import java.util.Optional;

/**
 * A figure of those who answered, and between what bounds the one of all may lie: with 95 % certainty.
 *
 * @param interval empty where the answers tell nothing of it: there is one only, or all are alike
 */
public record Estimate(double value, Optional<Interval> interval) {
    private static final double Z = 1.959964;

    public record Interval(double low, double high) {}

    /** A share, with its score interval (Wilson 1927). Empty of nothing. */
    public static Optional<Estimate> share(long successes, long trials) {
        if (trials == 0) {
            return Optional.empty();
        }
        var share = (double) successes / trials;
        var spread = Z * Z / trials;
        var centre = (share + spread / 2) / (1 + spread);
        var half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4 * trials));
        return Optional.of(new Estimate(
                share, Optional.of(new Interval(Math.max(0, centre - half), Math.min(1, centre + half)))));
    }

    /** The mean of scores, by Student's distribution, and never beyond the scale. Empty of nothing. */
    public static Optional<Estimate> mean(SurveyKind kind, Map<Integer, Long> scores) {
        var n = scores.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            return Optional.empty();
        }
        var mean = sum(scores, 0, 1) / n;
        var squares = sum(scores, mean, 2);
        if (squares == 0) {
            return Optional.of(new Estimate(mean, Optional.empty()));
        }
        var half = student(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return Optional.of(new Estimate(
                mean,
                Optional.of(
                        new Interval(Math.max(kind.lowest(), mean - half), Math.min(kind.highest(), mean + half)))));
    }

    /**
     * Promoters (9 and 10) less detractors (0 to 6), -100..100. Its interval is the adjusted Wald of Rocks (2016), with three
     * answers laid to those given: so it is honest also for few, and where all are alike. Empty of nothing.
     */
    public static Optional<Estimate> netPromoters(Map<Integer, Long> scores) {
        var promoters = count(scores, 9, 10);
        var detractors = count(scores, 0, 6);
        var n = promoters + detractors + count(scores, 7, 8);
        if (n == 0) {
            return Optional.empty();
        }
        var up = (promoters + 0.75) / (n + 3);
        var down = (detractors + 0.75) / (n + 3);
        var half = Z * Math.sqrt((up + down - (up - down) * (up - down)) / (n + 3));
        return Optional.of(new Estimate(
                100.0 * (promoters - detractors) / n,
                Optional.of(new Interval(
                        Math.max(-100, 100 * (up - down - half)), Math.min(100, 100 * (up - down + half))))));
    }

    static long count(Map<Integer, Long> scores, int lowest, int highest) {
        return scores.entrySet().stream()
                .filter(it -> it.getKey() >= lowest && it.getKey() <= highest)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static double sum(Map<Integer, Long> scores, double from, int power) {
        return scores.entrySet().stream()
                .mapToDouble(it -> it.getValue() * Math.pow(it.getKey() - from, power))
                .sum();
    }

    /** Where Student's distribution leaves 2.5 % above: the expansion of Cornish and Fisher around the normal one. */
    private static double student(long freedom) {
        var z3 = Math.pow(Z, 3);
        var z5 = Math.pow(Z, 5);
        var z7 = Math.pow(Z, 7);
        return Z
                + (z3 + Z) / (4.0 * freedom)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96.0 * freedom * freedom)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384.0 * freedom * freedom * freedom);
    }
}
