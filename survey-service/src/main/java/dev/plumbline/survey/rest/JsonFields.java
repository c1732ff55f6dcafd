package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.Spelling;
import dev.plumbline.contract.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the fields of one JSON object, and notes everything that is wrong with them under its pointer. */
final class JsonFields {
    private final JsonNode object;
    private final String pointer;
    private final List<Violation> violations;
    private final TreeSet<String> known = new TreeSet<>();

    JsonFields(JsonNode object, String pointer, List<Violation> violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
        if (!object.isObject()) {
            violations.add(new Violation(pointer, "must be an object"));
        }
    }

    String pointer() {
        return pointer;
    }

    void wrong(String field, String detail) {
        violations.add(new Violation(pointer + "/" + field, detail));
    }

    /** What is {@code null} is absent. */
    Optional<JsonNode> node(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field)).filter(it -> !it.isNull());
    }

    Optional<String> text(String field, int longest) {
        return node(field).flatMap(it -> {
            if (it.isTextual() && !it.asText().isBlank() && it.asText().length() <= longest) {
                return Optional.of(it.asText());
            }
            wrong(field, "must be a text of 1 to " + longest + " characters");
            return Optional.empty();
        });
    }

    boolean flag(String field, boolean otherwise) {
        return node(field)
                .map(it -> {
                    if (!it.isBoolean()) {
                        wrong(field, "must be true or false");
                    }
                    return it.asBoolean(otherwise);
                })
                .orElse(otherwise);
    }

    /** A number in a range, both ends included. */
    Optional<BigDecimal> number(String field, long lowest, long highest) {
        return node(field).flatMap(it -> {
            if (it.isNumber()
                    && it.decimalValue().compareTo(BigDecimal.valueOf(lowest)) >= 0
                    && it.decimalValue().compareTo(BigDecimal.valueOf(highest)) <= 0) {
                return Optional.of(it.decimalValue());
            }
            wrong(field, "must be a number from " + lowest + " to " + highest);
            return Optional.empty();
        });
    }

    <E extends Enum<E>> Optional<E> word(String field, Class<E> words) {
        return node(field).flatMap(it -> {
            var found = Arrays.stream(words.getEnumConstants())
                    .filter(word -> it.isTextual() && spelt(word).equals(it.asText()))
                    .findFirst();
            if (found.isEmpty()) {
                wrong(
                        field,
                        "must be one of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(JsonFields::spelt)
                                        .collect(Collectors.joining(", ")));
            }
            return found;
        });
    }

    Optional<JsonFields> object(String field) {
        return node(field).map(it -> new JsonFields(it, pointer + "/" + field, violations));
    }

    /** The names of all fields; none of them is unknown. */
    List<String> names() {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** Notes the fields that nobody asked for: a misspelt setting must not be taken for one that is left out. */
    void nothingElse() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                var nearest = known.stream()
                        .min(Comparator.comparingInt(it -> Spelling.distance(name, it)))
                        .orElseThrow();
                wrong(name, "is not a setting of this object; did you mean " + nearest + "?");
            }
        });
    }

    static String spelt(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
