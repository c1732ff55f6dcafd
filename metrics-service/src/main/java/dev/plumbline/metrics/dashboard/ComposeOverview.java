package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the start page together: three questions to the figures, whatever number of them is shown. */
@ApplicationScoped
class ComposeOverview {
    private static final List<String> BY_PATH = List.of(
            "conversation_volume", "csat", "ces", "first_contact_resolution", "resolution_time", "repeat_contact_rate");
    private final Figures figures;
    private final Changes changes;

    ComposeOverview(Figures figures, Changes changes) {
        this.figures = figures;
        this.changes = changes;
    }

    /** Whether the tenant has had any conversation up to now. */
    boolean hasAny(Tenant tenant, Calendar calendar, Instant now) {
        var ever = new Slice(Instant.EPOCH, now, BucketSize.MONTH, Map.of(), List.of(), calendar);
        var volume = figures.answer(tenant.id(), selections(List.of("conversation_volume")), ever.whole(now));
        return volume.getFirst().total().getFirst().figure().n() > 0;
    }

    Overview of(Tenant tenant, Slice slice, Instant now) {
        var byPath = answers(tenant, BY_PATH, slice.series(List.of(Dimension.PATH), now));
        var overall = answers(tenant, TopRow.kpis(), slice.series(List.of(), now));
        var before = answers(tenant, TopRow.headlines(), slice.before().whole(now));
        var released = changes.released(tenant.id(), slice.from(), slice.to());
        var buckets = Buckets.of(slice, now);
        var lanes = lanes(byPath);
        var series = byPath.values().stream()
                .map(it -> new PathSeries(it, slice, buckets))
                .toList();
        var volume = new PathSeries(byPath.get("conversation_volume"), slice, buckets);
        var csat = new PathSeries(byPath.get("csat"), slice, buckets);
        var resolved = new PathSeries(byPath.get("first_contact_resolution"), slice, buckets);
        var top = new TopRow(overall, before, csat.total(Lane.AI_ONLY), slice, buckets);
        return new Overview(
                tenant.name(),
                Controls.of(slice, Address.START, now),
                byPath.get("conversation_volume").total().isEmpty(),
                top.isComparable(),
                top.tiles(),
                lanes,
                volume.chart(
                        "volume",
                        "Conversations by path",
                        "Counted when they were opened. A pale bar is not over yet.",
                        lanes),
                List.of(
                        csat.chart("csat", "CSAT by path", "Share of answers of 4 and 5.", lanes),
                        resolved.chart(
                                "fcr",
                                "First contact resolution by path",
                                "Settled in one contact: never reopened, nobody came back.",
                                lanes)),
                PathTable.of(series, lanes),
                released.stream().map(it -> released(it, slice.calendar())).toList(),
                new ChartData(buckets, lanes, slice)
                        .draw("volume", volume)
                        .draw("csat", csat)
                        .draw("fcr", resolved)
                        .mark(released)
                        .json());
    }

    private Map<String, Answer> answers(Tenant tenant, List<String> keys, Query query) {
        var answers = new LinkedHashMap<String, Answer>();
        figures.answer(tenant.id(), selections(keys), query)
                .forEach(it -> answers.put(it.kpi().key(), it));
        return answers;
    }

    private static List<Kpi.Selection<?>> selections(List<String> keys) {
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        keys.forEach(key -> selections.add(Catalog.named(key).orElseThrow().select()));
        return selections;
    }

    /** The four paths of conversations always, so that colours and order never change; others only where they have something. */
    private static List<Lane> lanes(Map<String, Answer> byPath) {
        return Arrays.stream(Lane.values())
                .filter(lane -> lane != Lane.UNKNOWN
                        || byPath.values().stream()
                                .flatMap(answer -> answer.total().stream())
                                .anyMatch(line -> lane.key().equals(line.group().get(Dimension.PATH))))
                .toList();
    }

    private static Overview.Released released(ChangeReleased change, Calendar calendar) {
        return new Overview.Released(
                calendar.day(change.time()), Words.of(change.kind()), change.name(), change.categories());
    }
}
