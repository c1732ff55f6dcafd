package dev.plumbline.metrics.effect;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The answers to one question before and after a change: by category, or of all that the question is about together. */
record Pair(List<Answer> before, List<Answer> after, Windows windows) {
    /** Of how few nothing is said. */
    static final int FEWEST = 20;

    /** Those that get worse for a while after the conversation: a customer comes back, a conversation is opened again. */
    private static final Set<String> RIPENING =
            Set.of("first_contact_resolution", "repeat_contact_rate", "reopen_rate");

    /** All that any figure is known of. */
    SortedSet<String> categories() {
        var categories = new TreeSet<String>();
        Stream.concat(before.stream(), after.stream())
                .flatMap(answer -> answer.total().stream())
                .forEach(line -> categories.add(line.group().get(Dimension.CATEGORY)));
        return categories;
    }

    /** How many conversations a category has in both windows. */
    long volume(String category) {
        return figure(before.getFirst(), Optional.of(category)).n()
                + figure(after.getFirst(), Optional.of(category)).n();
    }

    /** Of every KPI, beside what it did elsewhere. */
    List<Comparison> comparisons(Optional<String> category, Optional<Pair> elsewhere) {
        var comparisons = new ArrayList<Comparison>();
        for (var index = 0; index < before.size(); index++) {
            comparisons.add(comparison(index, category, elsewhere));
        }
        return comparisons;
    }

    private Comparison comparison(int index, Optional<String> category, Optional<Pair> elsewhere) {
        var kpi = before.get(index).kpi();
        var one = sideBefore(index, category);
        var other = sideAfter(index, category);
        var contrast =
                one.figure().value().isPresent() && other.figure().value().isPresent() && hasBegun()
                        ? Optional.of(Contrast.of(kpi.unit(), one, other))
                        : Optional.<Contrast>empty();
        return new Comparison(
                category,
                kpi,
                one.figure(),
                other.figure(),
                contrast.map(Contrast::difference),
                contrast.flatMap(Contrast::interval).map(Contrast.Interval::low),
                contrast.flatMap(Contrast::interval).map(Contrast.Interval::high),
                finding(kpi, one.figure(), other.figure(), contrast),
                elsewhere.map(it -> Comparison.Elsewhere.of(
                        kpi.unit(),
                        it.sideBefore(index, Optional.empty()).figure(),
                        it.sideAfter(index, Optional.empty()).figure(),
                        one.figure(),
                        other.figure())));
    }

    private boolean hasBegun() {
        return windows.after().days() > 0;
    }

    private Side sideBefore(int index, Optional<String> category) {
        var answer = before.get(index);
        return Side.of(answer.kpi(), windows.before(), figure(answer, category));
    }

    private Side sideAfter(int index, Optional<String> category) {
        var answer = after.get(index);
        return Side.of(answer.kpi(), windows.after(), figure(answer, category));
    }

    private static Figure figure(Answer answer, Optional<String> category) {
        Map<?, ?> group = category.isPresent() ? Map.of(Dimension.CATEGORY, category.get()) : Map.of();
        return answer.total().stream()
                .filter(line -> line.group().equals(group))
                .map(Answer.Line::figure)
                .findFirst()
                .orElseGet(() -> Side.nothing(answer.kpi()));
    }

    private Finding finding(Kpi<?> kpi, Figure before, Figure after, Optional<Contrast> contrast) {
        var isCount = kpi.unit() == Kpi.Unit.COUNT;
        if (!hasBegun() || isCount && windows.isShort()) {
            return Finding.TOO_EARLY;
        }
        // A count is its own evidence: from hundred to none is no matter of too few.
        var evidence = isCount ? Math.max(before.n(), after.n()) : Math.min(before.n(), after.n());
        if (evidence < FEWEST || contrast.isEmpty()) {
            return Finding.TOO_FEW;
        }
        if (windows.isFresh() && RIPENING.contains(kpi.key())) {
            return Finding.TOO_EARLY;
        }
        if (!contrast.get().isClear()) {
            return Finding.UNCLEAR;
        }
        var isUp = contrast.get().difference() > 0;
        return switch (kpi.better()) {
            case UP -> isUp ? Finding.BETTER : Finding.WORSE;
            case DOWN -> isUp ? Finding.WORSE : Finding.BETTER;
            case NONE -> Finding.MOVED;
        };
    }
}
