package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a review asks of the figures: always several KPIs at once, over times that its period gives. */
record Questions(Figures figures, String tenant, Period period, Instant now) {
    /** What is usual is what was so in these weeks before. */
    static final int USUAL_WEEKS = 4;

    private static final int COHORT_MONTHS_BEFORE = 3;

    /** Figures of the whole of some time. */
    Map<String, Answer> ask(List<String> kpis, Instant from, Instant to, List<? extends Axis> by) {
        return ask(kpis, query(from, to, Optional.empty(), by));
    }

    Map<String, Answer> ask(List<String> kpis, Period asked, List<? extends Axis> by) {
        return ask(kpis, asked.from(), asked.to(), by);
    }

    /** Figures of the weeks before this one, week by week and over all of them. */
    Map<String, Answer> askWeeksBefore(List<String> kpis) {
        return ask(
                kpis,
                query(period.shifted(-USUAL_WEEKS).from(), period.from(), Optional.of(BucketSize.WEEK), List.of()));
    }

    /** The question of the cohorts of this month and of those before it, of whom more is known already. */
    Query cohorts() {
        return query(period.shifted(-COHORT_MONTHS_BEFORE).from(), period.to(), Optional.empty(), List.of());
    }

    /** Where the part of the period before ends that is as long as this one is up to now. */
    Instant endOfSamePartBefore() {
        var before = period.before();
        if (period.isComplete(now)) {
            return before.to();
        }
        var end = before.from().plus(Duration.between(period.from(), now));
        return end.isAfter(before.to()) ? before.to() : end;
    }

    private Map<String, Answer> ask(List<String> kpis, Query query) {
        var selections = new ArrayList<Kpi.Selection<?>>();
        kpis.forEach(key -> selections.add(Catalog.named(key).orElseThrow().select()));
        var answers = new LinkedHashMap<String, Answer>();
        figures.answer(tenant, selections, query)
                .forEach(answer -> answers.put(answer.kpi().key(), answer));
        return answers;
    }

    private Query query(Instant from, Instant to, Optional<BucketSize> bucket, List<? extends Axis> by) {
        return new Query(from, to, bucket, by, Map.of(), List.of(), period.zone(), now);
    }

    /** The one figure of an answer without groups. */
    static Figure whole(Answer answer) {
        return answer.total().getFirst().figure();
    }
}
