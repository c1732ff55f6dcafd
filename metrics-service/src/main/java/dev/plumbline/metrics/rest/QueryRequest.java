package dev.plumbline.metrics.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code POST /v1/query} takes: several KPIs, one query. */
@RegisterForReflection
public record QueryRequest(
        List<String> kpis, String from, String to, String bucket, List<String> by, Map<String, List<String>> filters) {

    /** The same as query parameters, so that both are read by the same rules. */
    Map<String, List<String>> parameters() {
        var parameters = new LinkedHashMap<String, List<String>>();
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "bucket", bucket);
        if (by != null) {
            parameters.put("by", by);
        }
        if (filters != null) {
            parameters.putAll(filters);
        }
        return parameters;
    }

    private static void put(Map<String, List<String>> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }
}
