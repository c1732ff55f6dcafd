package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.metrics.kpi.Figures;

/** A page of the rows behind a figure. */
final class EvidenceView {
    private EvidenceView() {}

    static Table of(Figures.Page page) {
        var json = JsonNodeFactory.instance.objectNode();
        var rows = json.putArray("rows");
        for (var evidence : page.rows()) {
            var row = rows.addObject();
            row.put("kind", evidence.kind()).put("id", evidence.id());
            evidence.conversationId().ifPresent(it -> row.put("conversationId", it));
            evidence.customerId().ifPresent(it -> row.put("customerId", it));
            row.put("at", evidence.at().toString());
            evidence.value().ifPresent(it -> row.set("value", AnswerView.number(evidence.value())));
            evidence.comment().ifPresent(it -> row.put("comment", it));
            var dimensions = row.putObject("dimensions");
            evidence.dimensions().forEach((dimension, value) -> dimensions.put(dimension.key(), value));
        }
        json.put("nextCursor", page.next().orElse(null));
        return new Table(json, () -> Table.flat(rows), page.next());
    }
}
