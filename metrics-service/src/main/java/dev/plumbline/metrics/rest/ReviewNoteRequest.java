package dev.plumbline.metrics.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code PUT /v1/review/note} takes: the period by one of the first three, and what was decided. */
@RegisterForReflection
public record ReviewNoteRequest(String week, String month, String quarter, String text, String author) {

    /** The period, as the parameters of an address would say it. */
    Map<String, List<String>> period() {
        var parameters = new LinkedHashMap<String, List<String>>();
        put("week", week, parameters);
        put("month", month, parameters);
        put("quarter", quarter, parameters);
        return parameters;
    }

    private static void put(String name, String value, Map<String, List<String>> parameters) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }
}
