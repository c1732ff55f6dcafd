package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the fields of an event's {@code data} and notes what is wrong with them, each under its JSON pointer.
 * A required field that is missing or wrong reads as {@code null} (or 0): the event is thrown away with the
 * violations, never used.
 */
public final class DataReader {
    /** Beyond this no money amount is plausible, and no column has to hold it. */
    private static final int LARGEST_AMOUNT_DIGITS = 15;

    private static final int MOST_DECIMALS = 20;
    private static final int LONGEST_ID = 200;

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();
    private final Map<String, DataReader> children = new java.util.LinkedHashMap<>();

    DataReader(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    Optional<String> text(String name) {
        return given(name)
                .flatMap(value -> value.isTextual() ? Optional.of(value.textValue()) : wrong(name, "a string"));
    }

    String requiredText(String name) {
        return required(name, text(name));
    }

    /** An opaque id of 1..200 characters. */
    Optional<String> id(String name) {
        return text(name).filter(value -> {
            var fits = fitsAsId(value);
            if (!fits) {
                reject(name, "must have 1 to " + LONGEST_ID + " characters");
            }
            return fits;
        });
    }

    static boolean fitsAsId(String value) {
        return !value.isEmpty() && value.codePointCount(0, value.length()) <= LONGEST_ID;
    }

    String requiredId(String name) {
        return required(name, id(name));
    }

    Optional<Boolean> flag(String name) {
        return given(name)
                .flatMap(value -> value.isBoolean() ? Optional.of(value.booleanValue()) : wrong(name, "true or false"));
    }

    boolean requiredFlag(String name) {
        var value = required(name, flag(name));
        return value != null && value;
    }

    Optional<Double> number(String name, double lowest, double highest) {
        return given(name).flatMap(value -> {
            if (!value.isNumber()) {
                return wrong(name, "a number");
            }
            var number = value.doubleValue();
            if (!(number >= lowest && number <= highest)) {
                reject(name, "must lie between " + plain(lowest) + " and " + plain(highest) + ", is " + shown(value));
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    double requiredPositive(String name, double highest) {
        var value = given(name);
        if (value.isPresent() && value.get().isNumber() && !(value.get().doubleValue() > 0)) {
            reject(name, "must be greater than 0, is " + shown(value.get()));
            return 0;
        }
        var number = required(name, number(name, 0, highest));
        return number == null ? 0 : number;
    }

    int requiredInteger(String name, int lowest, int highest) {
        var number = required(name, number(name, lowest, highest));
        if (number != null && number != Math.rint(number)) {
            reject(name, "must be a whole number, is " + shown(node.get(name)));
        }
        return number == null ? 0 : number.intValue();
    }

    /** An exact decimal of at most 15 digits before and 20 after the point. */
    Optional<BigDecimal> decimal(String name) {
        return given(name).flatMap(value -> {
            if (!value.isNumber()) {
                return wrong(name, "a number");
            }
            var decimal = value.decimalValue();
            // Looks at the digits' count, never expands it: 1e999999999 is a short text and a huge number.
            if ((long) decimal.precision() - decimal.scale() > LARGEST_AMOUNT_DIGITS
                    || decimal.scale() > MOST_DECIMALS) {
                reject(
                        name,
                        "must have at most " + LARGEST_AMOUNT_DIGITS + " digits before and " + MOST_DECIMALS
                                + " after the point");
                return Optional.empty();
            }
            return Optional.of(decimal);
        });
    }

    Optional<Money> money(String amountName, String currencyName) {
        // A currency without an amount says nothing; it stays among the fields that are kept and ignored.
        return given(amountName).isPresent()
                ? Optional.ofNullable(requiredMoney(amountName, currencyName))
                : Optional.empty();
    }

    Money requiredMoney(String amountName, String currencyName) {
        var amount = required(amountName, decimal(amountName));
        var currency = required(currencyName, text(currencyName));
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            reject(currencyName, "must be an ISO 4217 code such as USD");
        }
        return new Money(amount, currency);
    }

    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        return given(name).flatMap(value -> {
            if (!value.isTextual()) {
                return wrong(name, "a string");
            }
            for (var word : words.getEnumConstants()) {
                if (wire(word).equals(value.textValue())) {
                    return Optional.of(word);
                }
            }
            reject(name, "must be one of " + choices(words) + ", is " + shown(value));
            return Optional.empty();
        });
    }

    <E extends Enum<E>> E requiredWord(String name, Class<E> words) {
        return required(name, word(name, words));
    }

    Optional<List<String>> texts(String name) {
        return given(name).flatMap(value -> {
            if (!value.isArray()) {
                return wrong(name, "an array of strings");
            }
            var texts = new ArrayList<String>(value.size());
            for (var index = 0; index < value.size(); index++) {
                if (value.get(index).isTextual()) {
                    texts.add(value.get(index).textValue());
                } else {
                    reject(name + "/" + index, "must be a string");
                }
            }
            return Optional.of(List.copyOf(texts));
        });
    }

    Optional<DataReader> object(String name) {
        return given(name)
                .flatMap(value -> value.isObject()
                        ? Optional.of(children.computeIfAbsent(
                                name, key -> new DataReader(value, pointer + "/" + escape(key), violations)))
                        : wrong(name, "an object"));
    }

    <E extends Enum<E>> Map<E, Double> requiredScores(String name, Class<E> criteria, double lowest, double highest) {
        var scores = new EnumMap<E, Double>(criteria);
        var reader = required(name, object(name));
        if (reader != null) {
            for (var criterion : criteria.getEnumConstants()) {
                reader.number(wire(criterion), lowest, highest).ifPresent(score -> scores.put(criterion, score));
            }
            if (criteria.getEnumConstants().length > 0
                    && Arrays.stream(criteria.getEnumConstants())
                            .noneMatch(it -> reader.given(wire(it)).isPresent())) {
                reject(name, "must have at least one of " + choices(criteria));
            }
        }
        return scores;
    }

    /** An instant (RFC 3339), or a date, which means midnight UTC. */
    Optional<Instant> instantOrDate(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(
                        value.length() == 10
                                ? LocalDate.parse(value)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()
                                : Rfc3339.parse(value));
            } catch (DateTimeException malformed) {
                reject(name, "must be an instant such as 2026-02-01T09:30:00Z, or a date such as 2026-02-01");
                return Optional.empty();
            }
        });
    }

    LocalDate requiredDate(String name) {
        return required(name, text(name).flatMap(value -> {
            try {
                return value.length() == 10 ? Optional.of(LocalDate.parse(value)) : malformedDate(name);
            } catch (DateTimeException malformed) {
                return malformedDate(name);
            }
        }));
    }

    private Optional<LocalDate> malformedDate(String name) {
        reject(name, "must be a date such as 2026-02-01");
        return Optional.empty();
    }

    void reject(String name, String detail) {
        violations.add(new Violation(pointer + "/" + name, detail));
    }

    /** What nobody asked for, at any depth: kept with the event, ignored by us. */
    ObjectNode unknown() {
        var unknown = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                unknown.set(field.getKey(), field.getValue());
            }
        });
        children.forEach((name, child) -> {
            var rest = child.unknown();
            if (!rest.isEmpty()) {
                unknown.set(name, rest);
            }
        });
        return unknown;
    }

    /** The value of a field; one that is {@code null} is absent. */
    private Optional<JsonNode> given(String name) {
        known.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    private <T> T required(String name, Optional<T> value) {
        if (value.isEmpty() && given(name).isEmpty()) {
            reject(name, "is required");
        }
        return value.orElse(null);
    }

    private <T> Optional<T> wrong(String name, String wanted) {
        reject(name, "must be " + wanted + ", is " + kind(node.get(name)));
        return Optional.empty();
    }

    static String wire(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> String choices(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(DataReader::wire).collect(Collectors.joining(", "));
    }

    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "a boolean";
            case NUMBER -> "a number";
            case STRING, BINARY -> "a string";
            case NULL, MISSING -> "absent";
        };
    }

    private static String shown(JsonNode value) {
        var text = value.toString();
        return text.length() > 60 ? text.substring(0, 57) + "…" : text;
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    static String escape(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }
}
