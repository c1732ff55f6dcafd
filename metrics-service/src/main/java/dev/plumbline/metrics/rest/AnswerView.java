package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A KPI's answer as JSON. Built by hand: what stands in a row depends on the kind of figure. */
final class AnswerView {
    private AnswerView() {}

    static ObjectNode of(Answer answer) {
        var query = answer.query();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kpi", answer.kpi().key())
                .put("unit", answer.kpi().unit().name().toLowerCase(Locale.ROOT))
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("bucket", query.bucket().map(it -> it.key()).orElse(null));
        var by = json.putArray("by");
        query.by().stream().map(Dimension::key).forEach(by::add);
        json.set("rows", lines(answer.rows()));
        json.set("total", lines(answer.total()));
        return json;
    }

    private static JsonNode lines(List<Answer.Line> lines) {
        var array = JsonNodeFactory.instance.arrayNode(lines.size());
        lines.forEach(line -> {
            var row = array.addObject();
            line.bucket().ifPresent(it -> row.put("bucket", it.toString()));
            var group = row.putObject("group");
            line.group().forEach((dimension, value) -> group.put(dimension.key(), value));
            write(line.figure(), row);
        });
        return array;
    }

    private static void write(Figure figure, ObjectNode row) {
        row.set("value", number(figure.value()));
        figure.parts().forEach((name, value) -> row.set(name, number(value)));
        row.put("n", figure.n());
    }

    /** A whole number is written as one, so that a count reads as a count. */
    static JsonNode number(Optional<Double> value) {
        if (value.isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        double number = value.get();
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? JsonNodeFactory.instance.numberNode((long) number)
                : JsonNodeFactory.instance.numberNode(number);
    }
}
