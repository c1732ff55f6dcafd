package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Tracking;
import dev.plumbline.metrics.kpi.Words;
import java.util.Optional;

/** A KPI's entry in the catalog, with what the tenant wants of it. */
final class CatalogView {
    private CatalogView() {}

    static ObjectNode of(Kpi<?> kpi, Optional<Tracking> tracking) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("key", kpi.key())
                .put("name", kpi.name())
                .put("question", kpi.question())
                .put("tier", Words.of(kpi.tier()))
                .put("unit", Words.of(kpi.unit()))
                .put("better", Words.of(kpi.better()))
                .put("formula", kpi.formula())
                .put("misleads", kpi.misleads())
                .put("basis", kpi.basis().name())
                .put("source", kpi.source())
                .put(
                        "frequency",
                        Words.of(tracking.flatMap(Tracking::frequency)
                                .orElse(kpi.tier().frequency())));
        json.set("target", AnswerView.number(tracking.flatMap(Tracking::target)));
        json.put("owner", tracking.flatMap(Tracking::owner).orElse(null));
        var guards = json.putArray("guardedBy");
        kpi.guardedBy().forEach(guards::add);
        var groups = json.putArray("groups");
        var filters = json.putArray("filters");
        kpi.axes().stream().map(Axis::key).forEach(key -> {
            groups.add(key);
            filters.add(key);
        });
        if (kpi.takesTags()) {
            filters.add("tag");
        }
        var parameters = json.putObject("parameters");
        kpi.parameters().forEach((name, picks) -> {
            var words = parameters.putArray(name);
            picks.forEach(pick -> words.add(pick.word()));
        });
        kpi.facets().forEach((facet, division) -> {
            var words = parameters.putArray(facet.key());
            division.words().forEach(words::add);
        });
        return json;
    }
}
