package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.review.Target;

/** A tracked KPI of a quarter: its target, whether it is met, and what it was before. */
final class TargetView {
    private TargetView() {}

    static ObjectNode of(Target target, Tenant tenant) {
        var row = JsonNodeFactory.instance.objectNode();
        ComparedView.name(target.kpi(), tenant, row);
        row.set("target", AnswerView.number(target.tracking().target()));
        row.put("met", target.isMet().orElse(null))
                .put("owner", target.tracking().owner().orElse(null));
        AnswerView.write(target.now(), row);
        var history = row.putObject("history");
        target.history().forEach(quarter -> {
            var figure = history.putObject(quarter.period().key());
            figure.set("value", AnswerView.number(quarter.figure().value()));
            figure.put("n", quarter.figure().n());
        });
        return row;
    }
}
