package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A KPI's answer as JSON. Built by hand: what stands in a row depends on the kind of figure. */
final class AnswerView {
    private AnswerView() {}

    /**
     * A KPI's answer.
     *
     * @param previous the answer for the time before, where one is asked for
     * @param annotations the changes beside a series
     */
    static ObjectNode of(
            Answer answer, Optional<Answer> previous, Optional<List<ChangeReleased>> annotations, Tenant tenant) {
        var query = answer.query();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("kpi", answer.kpi().key())
                .put("unit", answer.kpi().unit().name().toLowerCase(Locale.ROOT));
        if (answer.kpi().unit() == Kpi.Unit.CURRENCY) {
            json.put("currency", tenant.currency());
        }
        json.put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("bucket", query.bucket().map(it -> it.key()).orElse(null));
        var by = json.putArray("by");
        query.by().stream().map(Axis::key).forEach(by::add);
        json.set("rows", lines(answer.rows()));
        json.set("total", lines(answer.total()));
        annotations.ifPresent(changes -> json.set("annotations", Annotations.of(changes)));
        previous.ifPresent(before -> json.set("previous", previous(before)));
        return json;
    }

    private static ObjectNode previous(Answer answer) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", answer.query().from().toString())
                .put("to", answer.query().to().toString());
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
            line.group().forEach((axis, word) -> group.put(axis.key(), word));
            write(line.figure(), row);
        });
        return array;
    }

    /** Writes a figure's fields into an object. */
    static void write(Figure figure, ObjectNode row) {
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
