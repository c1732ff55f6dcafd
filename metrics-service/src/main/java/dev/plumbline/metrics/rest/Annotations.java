package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Words;
import java.util.List;

/** The changes that may have moved what a series shows. */
final class Annotations {
    private Annotations() {}

    /** Those of a query's period; where it is about certain categories only, those that concern one of them. */
    static List<ChangeReleased> during(Query query, String tenant, Changes changes) {
        var categories = query.filters().get(Dimension.CATEGORY);
        return changes.released(tenant, query.from(), query.to()).stream()
                .filter(change -> categories == null || change.concerns(categories))
                .toList();
    }

    static ArrayNode of(List<ChangeReleased> changes) {
        var json = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> json.add(of(change)));
        return json;
    }

    static ObjectNode of(ChangeReleased change) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", change.id())
                .put("source", change.source())
                .put("time", change.time().toString())
                .put("kind", Words.of(change.kind()))
                .put("name", change.name());
        var categories = json.putArray("categories");
        change.categories().forEach(categories::add);
        return json;
    }
}
