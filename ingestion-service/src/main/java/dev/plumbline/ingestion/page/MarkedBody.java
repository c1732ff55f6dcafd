package dev.plumbline.ingestion.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A body, line by line, with what is wrong beside the line where it is. JSON is set out anew, a field to a line.
 *
 * @param text the whole of it, to be corrected
 * @param hidden how many lines more there are than are shown
 */
record MarkedBody(List<Line> lines, String text, int hidden) {
    /** More than anybody reads; what is to be corrected holds it all. */
    private static final int MOST_LINES = 1_000;

    private static final int LONGEST_LINE = 2_000;

    /** How high the field is in which it is corrected, in lines. */
    public int rows() {
        return Math.clamp(lines.size() + 2, 6, 24);
    }

    /** @param remarks what is wrong here; with the name of the field, when that is not here at all */
    record Line(int number, String text, List<String> remarks) {}

    static MarkedBody of(String body, List<Violation> violations) {
        try {
            var json = ContractJson.mapper().readTree(body);
            if (json.isContainerNode()) {
                var layout = new Layout();
                layout.write(json, "", 0, "", "");
                return marked(layout.lines, layout.remarks(violations));
            }
        } catch (JsonProcessingException malformed) {
            var line = malformed.getLocation() == null
                    ? 1
                    : malformed.getLocation().getLineNr();
            return raw(body, violations, line);
        }
        return raw(body, violations, 1);
    }

    private static MarkedBody raw(String body, List<Violation> violations, int line) {
        var lines = body.lines().toList();
        var place = Math.max(0, Math.min(line, lines.size()) - 1);
        return marked(
                lines,
                Map.of(place, violations.stream().map(Violation::toString).toList()));
    }

    private static MarkedBody marked(List<String> texts, Map<Integer, List<String>> remarks) {
        var lines = new ArrayList<Line>();
        for (var index = 0; index < Math.min(texts.size(), MOST_LINES); index++) {
            lines.add(new Line(index + 1, shown(texts.get(index)), remarks.getOrDefault(index, List.of())));
        }
        return new MarkedBody(lines, String.join("\n", texts), texts.size() - lines.size());
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + " …";
    }

    /** JSON set out in lines, and which of them each pointer leads to. */
    private static final class Layout {
        private final List<String> lines = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        void write(JsonNode node, String pointer, int depth, String name, String comma) {
            places.put(pointer, lines.size());
            var indent = "  ".repeat(depth);
            if (node.isEmpty()) {
                // Values, and objects and arrays without anything in them.
                lines.add(indent + name + node + comma);
                return;
            }
            lines.add(indent + name + (node.isObject() ? "{" : "["));
            var left = node.size();
            if (node.isObject()) {
                for (var field : node.properties()) {
                    var key = JsonNodeFactory.instance.textNode(field.getKey()) + ": ";
                    var step = "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                    write(field.getValue(), pointer + step, depth + 1, key, --left > 0 ? "," : "");
                }
            } else {
                for (var index = 0; index < node.size(); index++) {
                    write(node.get(index), pointer + "/" + index, depth + 1, "", --left > 0 ? "," : "");
                }
            }
            lines.add(indent + (node.isObject() ? "}" : "]") + comma);
        }

        Map<Integer, List<String>> remarks(List<Violation> violations) {
            return violations.stream()
                    .collect(Collectors.groupingBy(
                            it -> places.get(nearest(it.pointer())),
                            Collectors.mapping(it -> remark(it), Collectors.toList())));
        }

        private String remark(Violation violation) {
            var missing =
                    violation.pointer().substring(nearest(violation.pointer()).length());
            return Optional.of(missing)
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.substring(1) + " " + violation.detail())
                    .orElse(violation.detail());
        }

        /** The pointer, or the longest beginning of it that leads somewhere. */
        private String nearest(String pointer) {
            var nearest = pointer;
            while (!places.containsKey(nearest)) {
                nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
            }
            return nearest;
        }
    }
}
