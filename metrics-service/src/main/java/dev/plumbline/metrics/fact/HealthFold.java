package dev.plumbline.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A customer's health at every moment. It looks at the 30 days before, so it changes just after something happened and
 * once more when that is 30 days old; between these steps it stays.
 */
final class HealthFold {
    private static final Duration SPAN = Duration.ofDays(30);

    /** A score or an outcome, at a time. */
    record Told(Instant at, double value) {}

    private final List<Told> scores;
    private final List<Instant> troubles;
    private final List<Told> outcomes;

    /** All three in the order of their times. */
    HealthFold(List<Told> scores, List<Instant> troubles, List<Told> outcomes) {
        this.scores = scores;
        this.troubles = troubles;
        this.outcomes = outcomes;
    }

    List<HealthStep> steps() {
        var times = new TreeSet<Instant>();
        scores.forEach(it -> addSteps(it.at(), times));
        troubles.forEach(it -> addSteps(it, times));
        outcomes.forEach(it -> addSteps(it.at(), times));
        var steps = new ArrayList<HealthStep>();
        var score = new Window(scores.stream().map(Told::at).toList());
        var trouble = new Window(troubles);
        var outcome = new Window(outcomes.stream().map(Told::at).toList());
        var before = Health.UNTOLD;
        for (var time : times) {
            score.moveTo(time);
            trouble.moveTo(time);
            outcome.moveTo(time);
            var health = new Health(
                    score.isEmpty()
                            ? Health.UNTOLD.activity()
                            : scores.get(score.end - 1).value() / 100,
                    trouble.end - trouble.start,
                    outcome.isEmpty()
                            ? Health.UNTOLD.outcome()
                            : outcomes.get(outcome.end - 1).value());
            if (!health.equals(before)) {
                steps.add(new HealthStep(time, health));
                before = health;
            }
        }
        return List.copyOf(steps);
    }

    /** The health at an instant, by these steps. */
    static Health at(List<HealthStep> steps, Instant instant) {
        var low = 0;
        var high = steps.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (steps.get(middle).since().isAfter(instant)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? Health.UNTOLD : steps.get(low - 1).health();
    }

    /** What happened at {@code at} is seen from just after it until it is 30 days old, that instant included. */
    private static void addSteps(Instant at, TreeSet<Instant> times) {
        times.add(at.plus(1, ChronoUnit.MICROS));
        times.add(at.plus(SPAN).plus(1, ChronoUnit.MICROS));
    }

    /** The run of a sorted list that lies in the 30 days before an instant; moves on with it. */
    private static final class Window {
        private final List<Instant> sorted;
        private int start;
        private int end;

        Window(List<Instant> sorted) {
            this.sorted = sorted;
        }

        void moveTo(Instant instant) {
            while (end < sorted.size() && sorted.get(end).isBefore(instant)) {
                end++;
            }
            var oldest = instant.minus(SPAN);
            while (start < end && sorted.get(start).isBefore(oldest)) {
                start++;
            }
        }

        boolean isEmpty() {
            return start == end;
        }
    }
}
