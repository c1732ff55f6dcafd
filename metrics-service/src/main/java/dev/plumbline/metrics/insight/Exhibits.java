package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.insight.Insight.Observed;
import dev.plumbline.metrics.kpi.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures of a pattern as they are shown, and whether they say enough. */
final class Exhibits {
    private final Pattern pattern;
    private final Optional<String> word;
    private final Span span;
    private final Observations observations;

    Exhibits(Pattern pattern, Optional<String> word, Span span, Observations observations) {
        this.pattern = pattern;
        this.word = word;
        this.span = span;
        this.observations = observations;
    }

    /** By how many times a sign exceeds what it must at least: 1 is just enough. */
    double strength(Sign sign) {
        return switch (sign) {
            case Sign.Moves moves -> {
                var own = strength(moves.reading(), moves.direction(), moves.least());
                yield moves.reading().inGroup()
                        ? Math.min(own, own - strength(moves.reading().ofWhole(), moves.direction(), moves.least()))
                        : own;
            }
            case Sign.Holds holds -> strength(holds.reading(), holds.against(), holds.margin());
            case Sign.Lies lies ->
                now(lies.reading())
                        .value()
                        .map(value -> lies.side() == Direction.UP ? value / lies.bound() : ratio(lies.bound(), value))
                        .orElse(0.0);
            case Sign.Below below -> strength(now(below.reading()), now(below.other()), Direction.UP, below.least());
            case Sign.Grows grows ->
                strength(
                        waiting(grows.reading(), Span.GROWTH_DAYS),
                        waiting(grows.reading(), 0),
                        Direction.UP,
                        grows.least());
        };
    }

    private double strength(Reading reading, Direction direction, Least least) {
        return strength(then(reading), now(reading), direction, least);
    }

    private static double strength(Figure from, Figure to, Direction direction, Least least) {
        return from.value().isEmpty() || to.value().isEmpty()
                ? 0
                : direction.along(least.change(from.value().get(), to.value().get())) / least.amount();
    }

    private static double ratio(double bound, double value) {
        // Nothing at all is as far below a bound as an observation in a thousand.
        return bound / Math.max(value, bound / 1_000);
    }

    /** The figures that a sign is read from. */
    List<Observed> of(Sign sign, double chance) {
        return switch (sign) {
            case Sign.Moves moves -> plainly(moves, chance);
            case Sign.Holds holds -> plainly(holds, chance);
            case Sign.Lies lies -> plainly(lies, chance);
            case Sign.Below below -> plainly(below, chance);
            case Sign.Grows grows ->
                List.of(observed(
                        grows.reading(),
                        waiting(grows.reading(), 0),
                        waiting(grows.reading(), Span.GROWTH_DAYS),
                        chance));
        };
    }

    private List<Observed> plainly(Sign sign, double chance) {
        return sign.readings().stream()
                .map(reading -> observed(reading, now(reading), then(reading), chance))
                .toList();
    }

    private Observed observed(Reading reading, Figure now, Figure then, double chance) {
        return new Observed(
                reading,
                observations.filters(reading, pattern, word),
                now,
                then,
                now.value().flatMap(to -> then.value().map(from -> to - from)),
                chance);
    }

    private Figure now(Reading reading) {
        return observations.figure(reading, pattern, word, span.now());
    }

    private Figure then(Reading reading) {
        return observations.figure(reading, pattern, word, span.then());
    }

    /** What waited so many days before the last whole day ended. */
    private Figure waiting(Reading reading, int daysAgo) {
        var count = observations
                .series(reading, pattern, word)
                .orElseThrow()
                .value(span.nowDays().to() - 1 - daysAgo);
        return new Figure(Optional.of(count), (long) count, Map.of());
    }
}
