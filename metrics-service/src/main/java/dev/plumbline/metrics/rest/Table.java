package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An answer that can be had as JSON or as a table with the same rows; {@link TableFormat} writes what was asked for.
 *
 * @param json the whole answer
 * @param rows of the table, flat; the columns are their fields in the order in which they come up. Made only when the table
 *     is asked for: of a thousand rows it takes as long as to count them
 * @param next the cursor of the next page, if there is one
 */
record Table(JsonNode json, Supplier<List<ObjectNode>> rows, Optional<String> next) {

    static Table of(JsonNode json, Supplier<List<ObjectNode>> rows) {
        return new Table(json, rows, Optional.empty());
    }

    /** A table of one of the answer's lists, every row of it made flat. */
    static Table of(ObjectNode json, String list) {
        return of(json, () -> flat(json.get(list)));
    }

    /** A row for every element: what stands inside a field becomes a field, {@code group.path} for example {@code path}. */
    static List<ObjectNode> flat(JsonNode list) {
        var rows = new ArrayList<ObjectNode>();
        list.forEach(element -> {
            var row = JsonNodeFactory.instance.objectNode();
            flatten("", element, row);
            rows.add(row);
        });
        return rows;
    }

    private static void flatten(String prefix, JsonNode node, ObjectNode row) {
        node.properties().forEach(field -> {
            var value = field.getValue();
            if (value.isObject()) {
                flatten(isContainer(field.getKey()) ? prefix : prefix + field.getKey() + ".", value, row);
            } else if (value.isArray()) {
                var words = new ArrayList<String>();
                value.forEach(word -> words.add(word.asText()));
                row.put(prefix + field.getKey(), words.stream().collect(Collectors.joining(", ")));
            } else {
                row.set(prefix + field.getKey(), value);
            }
        });
    }

    /** These only hold things together in JSON. */
    private static boolean isContainer(String field) {
        return field.equals("group") || field.equals("dimensions") || field.equals("figures");
    }

    static List<String> columns(List<ObjectNode> rows) {
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        return List.copyOf(columns);
    }

    /** A row's cells, in the order of the columns; empty where the row has no such field. */
    static List<JsonNode> cells(ObjectNode row, List<String> columns) {
        return columns.stream()
                .map(column -> row.has(column) ? row.get(column) : NullNode.instance)
                .toList();
    }
}
