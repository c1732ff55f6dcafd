package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Locale;

/** A KPI's entry in the catalog. */
final class CatalogView {
    private CatalogView() {}

    static JsonNode of(Kpi<?> kpi) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("key", kpi.key())
                .put("name", kpi.name())
                .put("question", kpi.question())
                .put("tier", kpi.tier().name().toLowerCase(Locale.ROOT))
                .put("unit", kpi.unit().name().toLowerCase(Locale.ROOT))
                .put("better", kpi.better().name().toLowerCase(Locale.ROOT))
                .put("formula", kpi.formula())
                .put("basis", kpi.basis().name())
                .put("source", source(kpi.basis()))
                .put("frequency", frequency(kpi.tier()))
                // Set by each tenant, once PUT …/tracking is there.
                .put("target", (String) null)
                .put("owner", (String) null);
        var guards = json.putArray("guardedBy");
        kpi.guardedBy().forEach(guards::add);
        var groups = json.putArray("groups");
        Dimension.keys().forEach(groups::add);
        var filters = json.putArray("filters");
        Dimension.keys().forEach(filters::add);
        filters.add("tag");
        var parameters = json.putObject("parameters");
        kpi.parameters().forEach((name, values) -> {
            var array = parameters.putArray(name);
            values.forEach(array::add);
        });
        return json;
    }

    private static String source(Basis<?> basis) {
        return switch (basis) {
            case Basis.Flow<?> flow ->
                flow.table().equals("contact") ? "events of conversations and self-service sessions" : "survey answers";
            case Basis.Stock ignored -> "events of conversations";
        };
    }

    /** How often it is worth a look: what moves by the hour daily, what needs many answers less often. */
    private static String frequency(Kpi.Tier tier) {
        return switch (tier) {
            case OPERATIONAL -> "daily";
            case QUALITY -> "weekly";
            case BUSINESS -> "monthly";
        };
    }
}
