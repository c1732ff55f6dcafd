package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
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
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a {@link Filter} from the parameters of an address. What cannot be used is named, never ignored: many would be
 * replayed that were not meant.
 */
public final class FilterParameters {
    private static final Set<String> OWN = Set.of("state", "reason", "rejectedBy", "from", "to", "q");
    private static final int LONGEST = 200;

    private final Map<String, List<String>> given;
    private final ZoneId zone;
    private final List<Violation> violations = new ArrayList<>();

    /** @param zone in which a date begins */
    public FilterParameters(Map<String, List<String>> given, ZoneId zone) {
        this.given = given;
        this.zone = zone;
    }

    /**
     * The filter that is asked for: without a state those that are open.
     *
     * @param further the parameters that the address takes besides
     */
    public Filter filter(Set<String> further) {
        given.keySet().stream()
                .filter(it -> !OWN.contains(it) && !further.contains(it))
                .forEach(it -> reject(it, "is not known here; there are " + names(further)));
        var filter = new Filter(
                single("state")
                        .flatMap(it -> constant(State.Kind.class, "state", it))
                        .orElse(State.Kind.OPEN),
                single("reason").flatMap(it -> constant(RejectedEvent.Reason.class, "reason", it)),
                single("rejectedBy"),
                single("from").flatMap(it -> instant("from", it)),
                single("to").flatMap(it -> instant("to", it)),
                single("q"));
        check();
        return filter;
    }

    /** The position that {@code cursor} names. */
    public Optional<Position> cursor() {
        return single("cursor").map(Position::parse);
    }

    /** A number from 1 to so many; without the parameter the usual one. */
    public int limit(int usual, int most) {
        var limit = single("limit").map(text -> text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0);
        limit.filter(it -> it < 1 || it > most)
                .ifPresent(it -> reject("limit", "must be a whole number from 1 to " + most));
        check();
        return limit.orElse(usual);
    }

    /** The value of a parameter that is given at most once; empty is not given. */
    private Optional<String> single(String name) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            reject(name, "must be given once");
        }
        var value = values.stream().findFirst().filter(it -> !it.isBlank());
        value.filter(it -> it.length() > LONGEST || !isStorable(it))
                .ifPresent(it -> reject(name, "must have at most " + LONGEST + " printable characters"));
        return value.filter(it -> isStorable(it));
    }

    /** Whether a database can compare with it. */
    static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(it -> Character.isISOControl(it) || Character.getType(it) == Character.SURROGATE);
    }

    private <E extends Enum<E>> Optional<E> constant(Class<E> type, String name, String text) {
        var found = Arrays.stream(type.getEnumConstants())
                .filter(it -> word(it).equals(text))
                .findFirst();
        if (found.isEmpty()) {
            reject(
                    name,
                    "must be one of "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(FilterParameters::word)
                                    .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private Optional<Instant> instant(String name, String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : Rfc3339.parse(text));
        } catch (DateTimeException malformed) {
            reject(name, "must be a date such as 2026-02-01, or an instant such as 2026-02-01T09:30:00Z");
            return Optional.empty();
        }
    }

    private void reject(String name, String detail) {
        violations.add(new Violation("/" + name, detail));
    }

    private void check() {
        if (!violations.isEmpty()) {
            throw Problem.badRequest("Something in the request cannot be used.").with(violations);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String names(Set<String> further) {
        var names = new ArrayList<>(OWN);
        names.addAll(further);
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
