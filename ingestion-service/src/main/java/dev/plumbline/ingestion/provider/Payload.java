package dev.plumbline.ingestion.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The JSON that a provider sends, or a part of it. Help desks write the same value in several ways: a number reads as
 * text, a time as seconds or as RFC 3339, {@code null} and blank texts as absent. What cannot be read so is noted under
 * its JSON pointer, and reads as absent, or when it is required as a stand-in: read first all that is needed, then
 * {@link #requireReadable()}, then use it.
 *
 * <p>A path is the names from here to a field, with slashes between: {@code detail/via/channel}.
 */
final class Payload {
    /** Leaves room for our prefix and suffix within the 200 characters that an id may have. */
    private static final int LONGEST_ID = 150;

    /** In seconds this would be the year 5138: such a number is milliseconds. */
    private static final BigDecimal MILLISECONDS_FROM = BigDecimal.valueOf(100_000_000_000L);

    /** A number of more digits than this, before or after the point, is no time, no amount and no rating. */
    private static final int MOST_DIGITS = 20;

    private static final int MOST_VIOLATIONS = 50;
    private static final Pattern URI_SEGMENT = Pattern.compile("[A-Za-z0-9._~-]{1,100}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,20})?");

    private final JsonNode node;
    private final String pointer;
    private final List<Violation> violations;

    private Payload(JsonNode node, String pointer, List<Violation> violations) {
        this.node = node;
        this.pointer = pointer;
        this.violations = violations;
    }

    /**
     * The body of a request.
     *
     * @throws UnreadablePayloadException when it is no JSON object or array
     */
    static Payload of(byte[] body) throws UnreadablePayloadException {
        try {
            var root = ContractJson.mapper().readTree(body);
            if (!root.isContainerNode()) {
                throw unreadable(body.length == 0 ? "is empty" : "must be a JSON object or array");
            }
            return new Payload(root, "", new ArrayList<>());
        } catch (JsonProcessingException malformed) {
            throw unreadable("cannot be read as JSON: " + malformed.getOriginalMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Bytes in memory can always be read", impossible);
        }
    }

    /** @throws UnreadablePayloadException with all that could not be read, here or in any other part of the same body */
    void requireReadable() throws UnreadablePayloadException {
        if (!violations.isEmpty()) {
            throw new UnreadablePayloadException(violations);
        }
    }

    /** Whether nothing was noted that could not be read. */
    boolean isReadable() {
        return violations.isEmpty();
    }

    /** What was noted, here or in any other part of the same body. */
    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** This element in an array of its own, as if that were the body: what is wrong with it is noted there only. */
    Payload alone() {
        return new Payload(ContractJson.mapper().createArrayNode().add(node), "", new ArrayList<>());
    }

    /** The JSON that this is. */
    byte[] json() {
        try {
            return ContractJson.mapper().writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("What was read can be written", impossible);
        }
    }

    /** Notes that the value at a path is not what the provider sends. */
    void reject(String path, String detail) {
        var violation = new Violation(path.isEmpty() ? pointer : pointer + "/" + path, detail);
        if (violations.size() < MOST_VIOLATIONS && !violations.contains(violation)) {
            violations.add(violation);
        }
    }

    /** What stands at a path; when nothing does, a part in which everything is absent. */
    Payload at(String path) {
        if (path.isEmpty()) {
            return this;
        }
        var there = node;
        for (var name : path.split("/")) {
            there = there.path(name);
        }
        return new Payload(there, pointer + "/" + path, violations);
    }

    boolean isArray() {
        return node.isArray();
    }

    /** Whether an object stands at a path: what is a plain value with one provider is an object with another. */
    boolean isObject(String path) {
        return at(path).node.isObject();
    }

    /** Whether there is a value; {@code null} is none. */
    boolean has(String path) {
        return at(path).isPresent();
    }

    private boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The elements of this array; of a value that is no array, none. */
    List<Payload> items() {
        return node.isArray()
                ? IntStream.range(0, node.size())
                        .mapToObj(index -> new Payload(node.get(index), pointer + "/" + index, violations))
                        .toList()
                : List.of();
    }

    /** The elements of the array at a path; none when it is absent. */
    List<Payload> items(String path) {
        var array = at(path);
        if (array.isPresent() && !array.isArray()) {
            reject(path, "must be an array");
        }
        return array.items();
    }

    /** A string, number or boolean as text; blank is absent. The empty path is this value itself. */
    Optional<String> text(String path) {
        var value = at(path).node;
        if (value.isContainerNode()) {
            reject(path, "must be a string, is " + (value.isArray() ? "an array" : "an object"));
            return Optional.empty();
        }
        var text = value.isMissingNode() || value.isNull() ? "" : value.asText();
        if (!isKeepable(text)) {
            reject(path, "holds U+0000 or half a surrogate pair, which cannot be stored");
            return Optional.empty();
        }
        return Optional.of(text).filter(it -> !it.isBlank());
    }

    String requiredText(String path) {
        return required(path, text(path), "");
    }

    /** Like {@link #text}, with the markup taken out. */
    Optional<String> plainText(String path) {
        return text(path).map(Html::plain).filter(it -> !it.isBlank());
    }

    /** The strings of the array at a path; blank ones are left out. */
    List<String> texts(String path) {
        return items(path).stream()
                .map(item -> item.text(""))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A provider's id, as a string or a number: 1..150 characters. */
    Optional<String> id(String path) {
        return text(path).filter(id -> {
            var fits = id.length() <= LONGEST_ID;
            if (!fits) {
                reject(path, "must have 1 to " + LONGEST_ID + " characters");
            }
            return fits;
        });
    }

    String requiredId(String path) {
        return required(path, id(path), "");
    }

    /** A name or number of an account that can stand in a {@code source}: letters, digits and {@code . _ ~ -}. */
    String requiredAccount(String path) {
        var account = required(path, text(path), "");
        if (!account.isEmpty() && !URI_SEGMENT.matcher(account).matches()) {
            reject(path, "must consist of 1 to 100 letters, digits, dots, underscores and dashes");
        }
        return account;
    }

    /** {@code true} or {@code false}, also as a string. */
    Optional<Boolean> flag(String path) {
        return text(path).flatMap(text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                reject(path, "must be true or false");
                yield Optional.empty();
            }
        });
    }

    /** A number, also as a string, of at most 20 digits before and 20 after the point. */
    Optional<BigDecimal> number(String path) {
        var value = at(path).node;
        if (value.isNumber() && fits(value.decimalValue())) {
            return Optional.of(value.decimalValue());
        }
        return text(path).flatMap(text -> {
            if (!NUMBER.matcher(text).matches()) {
                reject(path, "must be a number of at most " + MOST_DIGITS + " digits before and after the point");
                return Optional.empty();
            }
            return Optional.of(new BigDecimal(text));
        });
    }

    /** A whole number within these bounds, such as a rating. */
    Optional<Integer> wholeNumber(String path, int lowest, int highest) {
        return number(path).flatMap(number -> {
            var isWhole = number.remainder(BigDecimal.ONE).signum() == 0;
            if (!isWhole
                    || number.compareTo(BigDecimal.valueOf(lowest)) < 0
                    || number.compareTo(BigDecimal.valueOf(highest)) > 0) {
                reject(path, "must be a whole number from " + lowest + " to " + highest);
                return Optional.empty();
            }
            return Optional.of(number.intValue());
        });
    }

    /** Seconds or, from 10¹¹ on, milliseconds since 1970, as a number or a string; or an RFC 3339 time. */
    Optional<Instant> instant(String path) {
        return text(path).flatMap(text -> {
            try {
                return Optional.of(
                        NUMBER.matcher(text).matches() || at(path).node.isNumber()
                                ? sinceEpoch(number(path).orElse(BigDecimal.ZERO))
                                : Rfc3339.parse(text));
            } catch (DateTimeException malformed) {
                reject(path, "must be a time: seconds since 1970, or RFC 3339 such as 2026-02-01T09:30:00Z");
                return Optional.empty();
            }
        });
    }

    Instant requiredInstant(String path) {
        return required(path, instant(path), Instant.EPOCH);
    }

    private static Instant sinceEpoch(BigDecimal number) {
        var seconds = number.abs().compareTo(MILLISECONDS_FROM) < 0 ? number : number.movePointLeft(3);
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        if (whole.signum() < 0 || whole.compareTo(MILLISECONDS_FROM) >= 0) {
            throw new DateTimeException("outside of the years 1970 to 5138");
        }
        var nanos = seconds.subtract(whole).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos);
    }

    private static boolean fits(BigDecimal number) {
        // Looks at the digits' count, never expands it: 1e999999999 is a short text and a huge number.
        return (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
    }

    private <T> T required(String path, Optional<T> value, T standIn) {
        if (value.isEmpty() && !hasViolationAt(path)) {
            reject(path, "is required");
        }
        return value.orElse(standIn);
    }

    private boolean hasViolationAt(String path) {
        var full = pointer + "/" + path;
        return violations.stream().anyMatch(it -> it.pointer().equals(full));
    }

    private static boolean isKeepable(String text) {
        return text.codePoints()
                .noneMatch(it -> it == 0 || (it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE));
    }

    private static UnreadablePayloadException unreadable(String detail) {
        return new UnreadablePayloadException(List.of(new Violation("", detail)));
    }
}
