package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Answers of KPIs as tables: a row per figure; by bucket where there are buckets, else the totals. */
final class AnswersView {
    private AnswersView() {}

    /** One KPI's answer, as {@link AnswerView} writes it. */
    static Table one(ObjectNode answer) {
        return Table.of(answer, () -> rows(answer));
    }

    /** Several of them, under their keys. */
    static Table several(List<ObjectNode> answers) {
        var json = JsonNodeFactory.instance.objectNode();
        var results = json.putObject("results");
        answers.forEach(answer -> results.set(answer.get("kpi").asText(), answer));
        return Table.of(
                json,
                () -> answers.stream().flatMap(answer -> rows(answer).stream()).toList());
    }

    private static List<ObjectNode> rows(ObjectNode answer) {
        var rows = new ArrayList<ObjectNode>();
        add(answer, answer.get("kpi"), "current", rows);
        if (answer.has("previous")) {
            add(answer.get("previous"), answer.get("kpi"), "previous", rows);
        }
        return rows;
    }

    private static void add(JsonNode answer, JsonNode kpi, String period, List<ObjectNode> rows) {
        for (var line : Table.flat(answer.get("rows"))) {
            var row = JsonNodeFactory.instance.objectNode();
            row.set("kpi", kpi);
            row.put("period", period);
            row.setAll(line);
            rows.add(row);
        }
    }
}
