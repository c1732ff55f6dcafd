package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures that patterns are looked for in. All KPIs of one shape are asked for at once, by day and once more whole. */
final class Observations {
    private final Figures figures;
    private final String tenant;
    private final Query daily;
    private final List<Instant> days;
    private final Map<Shape, Set<String>> asked = new LinkedHashMap<>();
    private final Map<Shape, Map<String, Answer>> byDay = new HashMap<>();
    private final Map<Query, Map<String, Answer>> whole = new HashMap<>();

    Observations(Figures figures, String tenant, Query daily, List<Pattern> patterns) {
        this.figures = figures;
        this.tenant = tenant;
        this.daily = daily;
        this.days = daily.starts();
        patterns.forEach(pattern -> pattern.readings()
                .forEach(reading -> shape(reading, pattern)
                        .ifPresent(shape -> asked.computeIfAbsent(shape, it -> new LinkedHashSet<>())
                                .add(reading.key()))));
        asked.keySet().forEach(shape -> byDay.put(shape, answers(shape, daily)));
    }

    private Optional<Shape> shape(Reading reading, Pattern pattern) {
        return Shape.of(reading, pattern.by(), daily);
    }

    private Map<String, Answer> answers(Shape shape, Query query) {
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        asked.get(shape).forEach(key -> selections.add(Reading.of(key).kpi().select()));
        return figures.answer(tenant, selections, shape.on(query)).stream()
                .collect(Collectors.toMap(it -> it.kpi().key(), it -> it));
    }

    /** The groups of a pattern's dimension that anything which it reads stands under. */
    List<String> words(Pattern pattern, Dimension by) {
        var words = new TreeSet<String>();
        pattern.readings()
                .filter(Reading::inGroup)
                .forEach(reading -> shape(reading, pattern)
                        .ifPresent(shape -> byDay.get(shape)
                                .get(reading.key())
                                .total()
                                .forEach(line -> words.add(line.group().get(by)))));
        return List.copyOf(words);
    }

    /** A reading day by day; none where the question's filters leave nothing of it. */
    Optional<Series> series(Reading reading, Pattern pattern, Optional<String> word) {
        return shape(reading, pattern)
                .map(shape -> Series.of(
                        reading,
                        byDay.get(shape).get(reading.key()).rows().stream()
                                .filter(isOf(shape, word))
                                .toList(),
                        days));
    }

    /** A reading over a period, as the API answers it. */
    Figure figure(Reading reading, Pattern pattern, Optional<String> word, Query period) {
        var shape = shape(reading, pattern).orElseThrow();
        return whole.computeIfAbsent(shape.on(period), it -> answers(shape, period)).get(reading.key()).total().stream()
                .filter(isOf(shape, word))
                .findFirst()
                .map(Answer.Line::figure)
                .map(reading::of)
                .orElse(new Figure(Optional.empty(), 0, Map.of()));
    }

    private static Predicate<Answer.Line> isOf(Shape shape, Optional<String> word) {
        return line -> shape.by()
                .map(dimension -> line.group().get(dimension).equals(word.orElseThrow()))
                .orElse(true);
    }

    /** What a reading is of: the question's filters, its own, and its group. */
    Map<Axis, List<String>> filters(Reading reading, Pattern pattern, Optional<String> word) {
        var filters = new LinkedHashMap<Axis, List<String>>();
        shape(reading, pattern).ifPresent(shape -> filters.putAll(shape.filters()));
        if (reading.inGroup()) {
            pattern.by().ifPresent(dimension -> filters.put(dimension, List.of(word.orElseThrow())));
        }
        return filters;
    }

    /** A reading in words, e.g. {@code csat (path ai_only)}. */
    String name(Reading reading, Pattern pattern, Optional<String> word) {
        var filters = new LinkedHashMap<Axis, List<String>>(reading.filters());
        if (reading.inGroup()) {
            pattern.by().ifPresent(dimension -> filters.put(dimension, List.of(word.orElseThrow())));
        }
        var of = filters.entrySet().stream()
                .map(it -> it.getKey().key() + " " + String.join(" or ", it.getValue()))
                .collect(Collectors.joining(", "));
        return reading.part().map(part -> part + " of ").orElse("")
                + reading.key()
                + (of.isEmpty() ? "" : " (" + of + ")");
    }
}
