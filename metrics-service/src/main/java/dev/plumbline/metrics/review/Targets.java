package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the KPIs that a tenant tracks against their targets and their own past. */
final class Targets {
    private static final int QUARTERS_BEFORE = 4;

    private Targets() {}

    /** In the order of the catalog. {@code trackings}: by KPI; what the catalog does not know any more is left out. */
    static List<Target> of(Questions questions, Map<String, Tracking> trackings) {
        var tracked = Catalog.all().stream()
                .map(Kpi::key)
                .filter(trackings::containsKey)
                .toList();
        if (tracked.isEmpty()) {
            return List.of();
        }
        var now = questions.ask(tracked, questions.period(), List.of());
        var periods = new ArrayList<Period>();
        var answers = new ArrayList<Map<String, Answer>>();
        for (var quarters = QUARTERS_BEFORE; quarters > 0; quarters--) {
            var period = questions.period().shifted(-quarters);
            periods.add(period);
            answers.add(questions.ask(tracked, period, List.of()));
        }
        return tracked.stream()
                .map(key -> {
                    var history = new ArrayList<Target.Quarter>();
                    for (var index = 0; index < periods.size(); index++) {
                        history.add(new Target.Quarter(
                                periods.get(index),
                                Questions.whole(answers.get(index).get(key))));
                    }
                    return new Target(
                            now.get(key).kpi(),
                            trackings.get(key),
                            Questions.whole(now.get(key)),
                            List.copyOf(history));
                })
                .toList();
    }
}
