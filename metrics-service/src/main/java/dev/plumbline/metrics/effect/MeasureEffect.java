package dev.plumbline.metrics.effect;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares the time after a change with the time before it: in each category that it names, beside all others together; when
 * it names none, in every category that has enough conversations, and in all together.
 */
public final class MeasureEffect {
    /** What is looked at, in this order. */
    public static final List<Kpi<?>> KPIS = Stream.of(
                    "conversation_volume",
                    "csat",
                    "ces",
                    "first_contact_resolution",
                    "repeat_contact_rate",
                    "reopen_rate",
                    "containment_rate",
                    "escalation_rate",
                    "resolution_time")
            .<Kpi<?>>map(key -> Catalog.named(key).orElseThrow())
            .toList();

    private final Figures figures;
    private final Changes changes;

    public MeasureEffect(Figures figures, Changes changes) {
        this.figures = figures;
        this.changes = changes;
    }

    /**
     * The effect of a change.
     *
     * @param query its filters, zone and now; its period is none of this
     * @param days how many calendar days before and after
     * @param repeatWindow how long after a resolution a contact counts as a repeat
     */
    public Effect of(String tenant, ChangeReleased change, Query query, int days, Duration repeatWindow) {
        var at = change.time().atZone(query.zone());
        var before = query.during(at.minusDays(days).toInstant(), change.time());
        var after = query.during(change.time(), at.plusDays(days).toInstant());
        var windows = new Windows(
                window(before), window(after), after.end().plus(repeatWindow).isAfter(query.now()));
        var own = new Pair(byCategory(tenant, before), byCategory(tenant, after), windows);
        var comparisons = change.categories().isEmpty()
                ? everywhere(tenant, own, before, after)
                : named(tenant, own, before, after, change);
        var others = changes.released(tenant, before.from(), after.to()).stream()
                .filter(other -> !other.equals(change))
                .filter(other -> change.categories().isEmpty() || other.concerns(change.categories()))
                .toList();
        return new Effect(
                change, windows.before(), windows.after(), !after.to().isAfter(query.now()), comparisons, others);
    }

    private static Window window(Query query) {
        var end = query.end();
        return new Window(query.from(), end.isBefore(query.from()) ? query.from() : end);
    }

    private List<Comparison> named(String tenant, Pair own, Query before, Query after, ChangeReleased change) {
        var others = own.categories();
        change.categories().forEach(others::remove);
        var elsewhere = others.isEmpty()
                ? Optional.<Pair>empty()
                : Optional.of(new Pair(
                        answers(tenant, before.with(Dimension.CATEGORY, List.copyOf(others))),
                        answers(tenant, after.with(Dimension.CATEGORY, List.copyOf(others))),
                        own.windows()));
        return change.categories().stream()
                .distinct()
                .sorted()
                .flatMap(category -> own.comparisons(Optional.of(category), elsewhere).stream())
                .toList();
    }

    private List<Comparison> everywhere(String tenant, Pair own, Query before, Query after) {
        var whole = new Pair(answers(tenant, before), answers(tenant, after), own.windows());
        var comparisons = new ArrayList<>(whole.comparisons(Optional.empty(), Optional.empty()));
        for (var category : own.categories()) {
            if (own.volume(category) >= Pair.FEWEST) {
                comparisons.addAll(own.comparisons(Optional.of(category), Optional.empty()));
            }
        }
        return List.copyOf(comparisons);
    }

    private List<Answer> byCategory(String tenant, Query query) {
        return answers(tenant, query.by(List.of(Dimension.CATEGORY)));
    }

    private List<Answer> answers(String tenant, Query query) {
        var selections = new ArrayList<Kpi.Selection<?>>();
        KPIS.forEach(kpi -> selections.add(kpi.select()));
        return figures.answer(tenant, selections, query);
    }
}
