package dev.plumbline.metrics.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.metrics.insight.Findings;
import dev.plumbline.metrics.insight.Insight;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Words;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found in a period, as JSON; as a table a row per figure of an insight. */
final class InsightView {
    private InsightView() {}

    static Table of(Query asked, Findings findings) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", asked.from().toString())
                .put("to", asked.to().toString())
                .put("judgedTo", findings.now().to().toString());
        json.putObject("previous")
                .put("from", findings.then().from().toString())
                .put("to", findings.then().to().toString());
        var insights = json.putArray("insights");
        findings.insights().forEach(insight -> insights.add(insight(insight, findings.now())));
        json.put("looked", findings.looked());
        var tooLittle = json.putArray("tooLittle");
        findings.tooLittle().forEach(unjudged -> {
            var row = tooLittle
                    .addObject()
                    .put("key", unjudged.pattern().key())
                    .put("name", unjudged.pattern().name());
            group(row.putObject("group"), unjudged.group());
            row.put("why", unjudged.why());
        });
        return Table.of(json, () -> rows(findings));
    }

    private static ObjectNode insight(Insight insight, Query period) {
        var json = heading(insight);
        json.put("means", insight.pattern().means())
                .put("question", insight.pattern().question());
        group(json.putObject("group"), insight.group());
        var figures = json.putArray("figures");
        insight.figures().forEach(figure -> figures.add(figure(figure)));
        json.put("weight", insight.weight()).put("p", insight.chance());
        json.putObject("conversations").put("api", api(insight, period)).put("page", page(insight, period));
        return json;
    }

    private static ObjectNode heading(Insight insight) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", insight.pattern().key())
                .put("name", insight.pattern().name());
    }

    private static void group(ObjectNode json, Map<? extends Axis, String> group) {
        group.forEach((axis, word) -> json.put(axis.key(), word));
    }

    private static ObjectNode figure(Insight.Observed observed) {
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("kpi", observed.reading().key())
                .put("unit", Words.of(observed.reading().kpi().unit()));
        observed.reading().part().ifPresent(part -> json.put("part", part));
        var filters = json.putObject("filters");
        observed.filters().forEach((axis, words) -> {
            var values = filters.putArray(axis.key());
            words.forEach(values::add);
        });
        write(json.putObject("now"), observed.now());
        write(json.putObject("then"), observed.then());
        json.set("change", AnswerView.number(observed.change()));
        return json.put("p", observed.chance());
    }

    private static void write(ObjectNode json, Figure figure) {
        AnswerView.write(figure, json);
    }

    private static List<ObjectNode> rows(Findings findings) {
        var rows = new ArrayList<ObjectNode>();
        for (var insight : findings.insights()) {
            for (var observed : insight.figures()) {
                var row = heading(insight);
                insight.group().forEach((axis, word) -> row.put("group", axis.key() + "=" + word));
                row.put("kpi", observed.reading().key())
                        .put("part", observed.reading().part().orElse(null))
                        .put("filters", filters(observed.filters()));
                row.set("now", AnswerView.number(observed.now().value()));
                row.put("now.n", observed.now().n());
                row.set("then", AnswerView.number(observed.then().value()));
                row.put("then.n", observed.then().n());
                row.set("change", AnswerView.number(observed.change()));
                row.put("p", observed.chance())
                        .put("question", insight.pattern().question())
                        .put("conversations", page(insight, findings.now()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String filters(Map<Axis, List<String>> filters) {
        var words = new ArrayList<String>();
        filters.forEach((axis, values) -> values.forEach(value -> words.add(axis.key() + "=" + value)));
        return String.join(", ", words);
    }

    private static String api(Insight insight, Query period) {
        return "/v1/kpis/" + insight.pattern().evidence().key() + "/conversations?" + of(insight, period);
    }

    private static String page(Insight insight, Query period) {
        return "/conversations?kpi=" + insight.pattern().evidence().key() + "&" + of(insight, period);
    }

    private static String of(Insight insight, Query period) {
        var parameters = new StringBuilder("in=" + Words.of(insight.pattern().part()));
        add(parameters, "from", period.from().toString());
        add(parameters, "to", period.to().toString());
        insight.evidence().forEach((axis, words) -> words.forEach(word -> add(parameters, axis.key(), word)));
        period.tags().forEach(tag -> add(parameters, "tag", tag));
        return parameters.toString();
    }

    private static void add(StringBuilder parameters, String name, String value) {
        parameters
                .append('&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
    }
}
