package dev.plumbline.metrics.snapshot;

import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The figures that are told to whoever raises alerts: every KPI of conversations, sessions, surveys and reviews, over a
 * window that ends at a minute, of all and by the groups below. KPIs of customers are not among them: they move by the
 * month.
 */
public final class Snapshots {
    /** What figures are told by, besides the whole; a line here is all that another group takes. */
    static final List<List<Dimension>> GROUPINGS =
            List.of(List.of(), List.of(Dimension.PATH), List.of(Dimension.CATEGORY), List.of(Dimension.CHANNEL));

    /** Of how many groups at most a KPI's figures are told, by one grouping: those with the largest n. */
    static final int MOST_GROUPS = 20;

    /** The KPIs by their windows: few questions answer all. */
    private static final Map<Duration, List<Kpi.Selection<?>>> BY_WINDOW = byWindow();

    private static final Comparator<Answer.Line> LARGEST_FIRST = Comparator.comparing(
                    (Answer.Line line) -> line.figure().n())
            .reversed()
            .thenComparing(line -> String.join("\0", line.group().values()));

    private Snapshots() {}

    /** What an operational KPI says of a day; the others rest on too little for that, and are told over a week. */
    static Duration window(Kpi<?> kpi) {
        return switch (kpi.tier()) {
            case OPERATIONAL -> Duration.ofDays(1);
            case QUALITY, BUSINESS -> Duration.ofDays(7);
        };
    }

    private static Map<Duration, List<Kpi.Selection<?>>> byWindow() {
        var byWindow = new LinkedHashMap<Duration, List<Kpi.Selection<?>>>();
        for (var kpi : Catalog.all()) {
            if (!kpi.isOfCustomers()) {
                byWindow.merge(window(kpi), List.of(kpi.select()), Snapshots::joined);
            }
        }
        return byWindow;
    }

    private static List<Kpi.Selection<?>> joined(List<Kpi.Selection<?>> some, List<Kpi.Selection<?>> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /**
     * A tenant's snapshots as they are at an instant, by their keys.
     *
     * @param until where the windows end
     * @param figures whoever answers questions about the tenant
     */
    public static SortedMap<String, KpiSnapshot> of(
            String tenant, Instant until, BiFunction<List<Kpi.Selection<?>>, Query, List<Answer>> figures) {
        var snapshots = new TreeMap<String, KpiSnapshot>();
        BY_WINDOW.forEach((window, selections) -> {
            for (var grouping : GROUPINGS) {
                var query = new Query(
                        until.minus(window),
                        until,
                        Optional.empty(),
                        grouping,
                        Map.of(),
                        List.of(),
                        ZoneOffset.UTC,
                        until);
                for (var answer : figures.apply(selections, query)) {
                    answer.total().stream()
                            .sorted(LARGEST_FIRST)
                            .limit(MOST_GROUPS)
                            .map(line -> snapshot(tenant, answer, line))
                            .forEach(it -> snapshots.put(it.key(), it));
                }
            }
        });
        return snapshots;
    }

    private static KpiSnapshot snapshot(String tenant, Answer answer, Answer.Line line) {
        var group = new TreeMap<String, String>();
        line.group().forEach((axis, word) -> group.put(axis.key(), word));
        return new KpiSnapshot(
                tenant,
                answer.kpi().key(),
                group,
                answer.query().from(),
                answer.query().to(),
                line.figure().value(),
                line.figure().n());
    }
}
