package dev.plumbline.runner.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.plumbline.contract.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object of an export. Help desks write the same value in several ways: a number reads as text, a time as seconds or as
 * RFC 3339, {@code null} and blank texts as absent. A path is names with slashes between: {@code via/source/rel}.
 */
public record Exported(JsonNode node) {
    public static final Exported NOTHING = new Exported(MissingNode.getInstance());

    /** In seconds this would be the year 5138: such a number is milliseconds. */
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    public Exported at(String path) {
        var there = node;
        for (var name : path.split("/")) {
            there = there.path(name);
        }
        return new Exported(there);
    }

    public boolean has(String path) {
        var there = at(path).node;
        return !there.isMissingNode() && !there.isNull();
    }

    /** A string, number or boolean, as text without what no store can keep; blank is absent. */
    public Optional<String> text(String path) {
        return at(path).asText();
    }

    private Optional<String> asText() {
        return node.isValueNode() && !node.isNull()
                ? Optional.of(Texts.keepable(node.asText())).filter(it -> !it.isBlank())
                : Optional.empty();
    }

    public String text(String path, String otherwise) {
        return text(path).orElse(otherwise);
    }

    public boolean flag(String path) {
        return at(path).node.asBoolean(false);
    }

    public Optional<Double> number(String path) {
        var there = at(path).node;
        return there.isNumber() ? Optional.of(there.doubleValue()) : Optional.empty();
    }

    public List<Exported> items(String path) {
        var items = new ArrayList<Exported>();
        at(path).node.forEach(item -> items.add(new Exported(item)));
        return items;
    }

    /** The strings of an array, or the words of a text: Zendesk writes tags in both ways. */
    public List<String> words(String path) {
        var there = at(path).node;
        return there.isArray()
                ? items(path).stream()
                        .map(Exported::asText)
                        .flatMap(Optional::stream)
                        .toList()
                : text(path).map(it -> List.of(it.strip().split("\\s+"))).orElse(List.of());
    }

    /** Seconds or milliseconds since 1970, or an RFC 3339 time; absent also when it is neither. */
    public Optional<Instant> time(String path) {
        return text(path).flatMap(text -> {
            try {
                return Optional.of(
                        text.matches("[0-9]{1,15}") ? sinceEpoch(Long.parseLong(text)) : Rfc3339.parse(text));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        });
    }

    private static Instant sinceEpoch(long number) {
        return number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
