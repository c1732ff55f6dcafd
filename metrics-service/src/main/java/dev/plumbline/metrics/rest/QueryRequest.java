package dev.plumbline.metrics.rest;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code POST /v1/query} takes: several KPIs, one query. */
@RegisterForReflection
public record QueryRequest(
        List<String> kpis,
        String from,
        String to,
        String bucket,
        List<String> by,
        Map<String, List<String>> filters,
        String compare,
        String author,
        String hours) {

    /**
     * The same as query parameters, so that both are read by the same rules.
     *
     * @throws Problem when a list or one of its values is null, or a filter names no dimension
     */
    Map<String, List<String>> parameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "bucket", bucket);
        put(parameters, "compare", compare);
        put(parameters, "author", author);
        put(parameters, "hours", hours);
        if (by != null) {
            parameters.put("by", complete("/by", by));
        }
        if (filters != null) {
            filters.forEach((name, values) -> {
                if (Axis.named(name).isEmpty() && !name.equals("tag")) {
                    throw Problem.badField(
                            "/filters/" + name,
                            "is no dimension; there are tag, " + String.join(", ", Dimension.keys())
                                    + "; some KPIs take others besides, GET /v1/kpis says which");
                }
                parameters.put(name, complete("/filters/" + name, values));
            });
        }
        return parameters;
    }

    /** The keys of the KPIs asked for, each once. */
    List<String> keys() {
        if (kpis == null || kpis.isEmpty()) {
            throw Problem.badField("/kpis", "must name at least one KPI");
        }
        return complete("/kpis", kpis).stream().distinct().toList();
    }

    private static List<String> complete(String pointer, List<String> values) {
        if (values == null || values.contains(null)) {
            throw Problem.badField(pointer, "must be an array of strings");
        }
        return values;
    }

    private static void put(Map<String, List<String>> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }
}
