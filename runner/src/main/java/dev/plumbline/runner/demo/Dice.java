package dev.plumbline.runner.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Seeded chance. Whoever gets dice of his own ({@link #split}) disturbs nobody else's throws. */
final class Dice {
    private final SplittableGenerator random;

    private Dice(SplittableGenerator random) {
        this.random = random;
    }

    static Dice seeded(long seed) {
        return new Dice(new SplittableRandom(seed));
    }

    Dice split() {
        return new Dice(random.split());
    }

    /** {@code probability} 0..1; anything beyond is certain or impossible. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from {@code lowest} to {@code highest}, both possible. */
    int whole(int lowest, int highest) {
        return random.nextInt(lowest, highest + 1);
    }

    double between(double from, double to) {
        return from + random.nextDouble() * (to - from);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        var left = random.nextDouble() * choices.stream().mapToDouble(weight).sum();
        for (var choice : choices) {
            left -= weight.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    /** A time as people take it: half take less than {@code median}, a few take several times as long. */
    Duration around(Duration median) {
        var factor = StrictMath.exp(0.7 * random.nextGaussian());
        return Duration.ofSeconds(Math.max(1, Math.round(median.toSeconds() * factor)));
    }

    Duration between(Duration shortest, Duration longest) {
        return Duration.ofSeconds(Math.round(between(shortest.toSeconds(), (double) longest.toSeconds())));
    }

    /** How often something happens that happens {@code mean} times on average (Poisson). */
    int count(double mean) {
        var floor = StrictMath.exp(-mean);
        var product = random.nextDouble();
        var count = 0;
        while (product > floor) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Two decimals, as a classifier reports them. */
    double score(double from, double to) {
        return Math.round(between(from, to) * 100) / 100.0;
    }
}
