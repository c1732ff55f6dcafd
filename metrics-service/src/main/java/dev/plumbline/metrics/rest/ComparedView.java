package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Words;
import dev.plumbline.metrics.review.Compared;
import dev.plumbline.metrics.review.Shift;
import java.util.Optional;

/** A KPI's figure beside what it was, as a row. */
final class ComparedView {
    private ComparedView() {}

    /** What a KPI is, before its figures. */
    static void name(Kpi<?> kpi, Tenant tenant, ObjectNode row) {
        row.put("kpi", kpi.key())
                .put("name", kpi.name())
                .put("unit", Words.of(kpi.unit()))
                .put("better", Words.of(kpi.better()));
        if (kpi.unit() == Kpi.Unit.CURRENCY) {
            row.put("currency", tenant.currency());
        }
    }

    static void write(Compared compared, Tenant tenant, ObjectNode row) {
        name(compared.kpi(), tenant, row);
        AnswerView.write(compared.now(), row);
        write("before", compared.before(), row);
        write("usual", compared.usual(), row);
    }

    private static void write(String name, Optional<Compared.Past> past, ObjectNode row) {
        past.ifPresent(it -> {
            var json = row.putObject(name);
            AnswerView.write(it.figure(), json);
            json.set("difference", AnswerView.number(it.shift().map(Shift::difference)));
            json.put(
                    "significant",
                    it.shift()
                            .map(Shift::certainty)
                            .map(ComparedView::isSignificant)
                            .orElse(null));
            json.put(
                    "direction", it.shift().map(Shift::direction).map(Words::of).orElse(null));
        });
    }

    /** As JSON says it; null where it cannot be told. */
    static Boolean isSignificant(Shift.Certainty certainty) {
        return switch (certainty) {
            case SIGNIFICANT -> true;
            case MAYBE_CHANCE -> false;
            case UNTOLD -> null;
        };
    }
}
