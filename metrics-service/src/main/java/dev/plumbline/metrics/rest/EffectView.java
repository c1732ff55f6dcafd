package dev.plumbline.metrics.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.effect.Comparison;
import dev.plumbline.metrics.effect.Effect;
import dev.plumbline.metrics.effect.Window;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Words;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/** A change and its effect as JSON; as a table a row per category and KPI. */
final class EffectView {
    private EffectView() {}

    /** A change, with the address of its effect. */
    static ObjectNode withAddress(ChangeReleased change) {
        return Annotations.of(change)
                .put("effect", "/v1/changes/" + encoded(change.id()) + "/effect?source=" + encoded(change.source()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** {@code query}: the filters that the effect was asked with. */
    static Table of(Effect effect, Query query, int days) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("change", Annotations.of(effect.change()));
        json.put("days", days);
        json.set("before", window(effect.before()));
        json.set("after", window(effect.after()).put("complete", effect.isComplete()));
        var rows = json.putArray("rows");
        effect.comparisons().forEach(comparison -> rows.add(row(comparison, effect, query)));
        json.set("others", Annotations.of(effect.others()));
        return Table.of(json, "rows");
    }

    private static ObjectNode window(Window window) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("from", window.from().toString())
                .put("to", window.to().toString());
    }

    private static ObjectNode row(Comparison comparison, Effect effect, Query query) {
        var kpi = comparison.kpi();
        var row = JsonNodeFactory.instance.objectNode();
        row.put("category", comparison.category().orElse(null))
                .put("kpi", kpi.key())
                .put("unit", kpi.unit() == Kpi.Unit.COUNT ? "per_day" : Words.of(kpi.unit()))
                .put("better", Words.of(kpi.better()))
                .put("finding", Words.of(comparison.finding()));
        var behind = comparison
                .category()
                .map(category -> query.with(Dimension.CATEGORY, List.of(category)))
                .orElse(query);
        row.set("before", figure(comparison.before()).put("conversations", address(kpi, behind, effect.before())));
        row.set("after", figure(comparison.after()).put("conversations", address(kpi, behind, effect.after())));
        put(row, "difference", comparison.difference());
        put(row, "low", comparison.low());
        put(row, "high", comparison.high());
        comparison
                .elsewhere()
                .ifPresentOrElse(it -> row.set("elsewhere", elsewhere(it)), () -> row.putNull("elsewhere"));
        return row;
    }

    private static String address(Kpi<?> kpi, Query query, Window window) {
        return EvidenceAddress.of(kpi.key(), query.during(window.from(), window.to()));
    }

    private static ObjectNode elsewhere(Comparison.Elsewhere elsewhere) {
        var json = JsonNodeFactory.instance.objectNode();
        json.set("before", figure(elsewhere.before()));
        json.set("after", figure(elsewhere.after()));
        put(json, "difference", elsewhere.difference());
        put(json, "expected", elsewhere.expected());
        put(json, "beyond", elsewhere.beyond());
        return json;
    }

    private static ObjectNode figure(Figure figure) {
        var json = JsonNodeFactory.instance.objectNode();
        AnswerView.write(figure, json);
        return json;
    }

    /** To millionths: a difference of two shares is no more exact, and −0.4999999999999999 is hard to read. */
    private static void put(ObjectNode json, String name, Optional<Double> value) {
        json.set(name, AnswerView.number(value.map(it -> Math.rint(it * 1e6) / 1e6)));
    }
}
