package dev.plumbline.survey.listing;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.survey.StateName;
import dev.plumbline.survey.survey.SurveyFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a filter from the parameters of an address, or says everything that is wrong with them. */
public final class FilterParameters {
    private final Map<String, List<String>> given;
    private final ZoneId zone;
    private final List<Violation> violations = new ArrayList<>();

    /** {@code zone}: where a date begins. */
    public FilterParameters(Map<String, List<String>> given, ZoneId zone) {
        this.given = given;
        this.zone = zone;
    }

    /** A parameter's text. A form sends the fields that nobody filled, too: an empty one is absent. */
    public Optional<String> text(String name) {
        return given.getOrDefault(name, List.of()).stream().findFirst().filter(it -> !it.isBlank());
    }

    public <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        return read(
                name,
                "must be one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(FilterParameters::spelt)
                                .collect(Collectors.joining(", ")),
                text -> Arrays.stream(words.getEnumConstants())
                        .filter(word -> spelt(word).equals(text))
                        .findFirst());
    }

    /** The filter; refuses the request when anything that was read cannot be used. */
    public SurveyFilter filter() {
        var filter = new SurveyFilter(
                text("conversationId"),
                word("kind", SurveyKind.class),
                text("policy"),
                text("path"),
                word("state", StateName.class),
                flag("suspected"),
                read(
                        "maxScore",
                        "must be a whole number from 0 to 10",
                        text -> text.matches("\\d|10") ? Optional.of(Integer.valueOf(text)) : Optional.empty()),
                flag("hasComment"),
                text("theme"),
                read("from", "must be a date such as 2026-02-01, or a time such as 2026-02-01T00:00:00Z", this::time),
                read("to", "must be a date such as 2026-03-01, or a time such as 2026-03-01T00:00:00Z", this::time));
        if (!violations.isEmpty()) {
            throw Problem.badRequest("Something in the address cannot be used.").with(violations);
        }
        return filter;
    }

    private Optional<Boolean> flag(String name) {
        return read(
                name,
                "must be true or false",
                text -> text.matches("true|false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty());
    }

    private Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.contains("T")
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(String name, String must, Function<String, Optional<T>> reading) {
        var value = text(name).flatMap(reading);
        if (value.isEmpty() && text(name).isPresent()) {
            violations.add(new Violation("/" + name, must));
        }
        return value;
    }

    private static String spelt(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
