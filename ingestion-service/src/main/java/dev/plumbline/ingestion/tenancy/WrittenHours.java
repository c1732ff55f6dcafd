package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import dev.plumbline.contract.Spelling;
import dev.plumbline.contract.Violation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Business hours as people write them, not yet known to be possible.
 *
 * @param week by weekday in lower case; null or empty is around the clock
 * @param holidays dates such as 2026-12-25; null is none
 */
public record WrittenHours(Map<String, List<Span>> week, List<String> holidays) {
    private static final int MOST_OPENINGS = 12;
    private static final int MOST_HOLIDAYS = 1_000;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String END_OF_DAY = "24:00";

    public WrittenHours {
        week = week == null ? Map.of() : new LinkedHashMap<>(week);
        holidays = holidays == null ? List.of() : new ArrayList<>(holidays);
    }

    /** From one time of day to another, such as 09:00 to 17:30; up to 24:00. */
    public record Span(String from, String to) {}

    public static WrittenHours of(BusinessHours hours) {
        var week = new LinkedHashMap<String, List<Span>>();
        for (var day : DayOfWeek.values()) {
            var openings = hours.week().getOrDefault(day, List.of());
            if (!openings.isEmpty()) {
                week.put(word(day), openings.stream().map(WrittenHours::span).toList());
            }
        }
        return new WrittenHours(
                week,
                hours.holidays().stream().sorted().map(LocalDate::toString).toList());
    }

    void check(String pointer, List<Violation> violations) {
        week.forEach((day, spans) -> {
            if (day(day).isEmpty()) {
                violations.add(new Violation(
                        pointer + "/week/" + day, "is no weekday; did you mean '" + nearestDay(day) + "'?"));
            } else if (spans != null) {
                checkDay(spans, pointer + "/week/" + day, violations);
            }
        });
        if (holidays.size() > MOST_HOLIDAYS) {
            violations.add(new Violation(pointer + "/holidays", "must not be more than " + MOST_HOLIDAYS));
            return;
        }
        for (var index = 0; index < holidays.size(); index++) {
            if (date(holidays.get(index)).isEmpty()) {
                violations.add(new Violation(
                        pointer + "/holidays/" + index, "must be a date of the calendar such as 2026-12-25"));
            }
        }
    }

    /** The hours, if nothing is wrong with them. */
    BusinessHours hours() {
        var openings = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        week.forEach((day, spans) -> {
            if (spans != null) {
                openings.put(
                        day(day).orElseThrow(),
                        spans.stream()
                                .map(span -> new Opening(time(span.from()), time(span.to())))
                                .sorted(Comparator.comparing(Opening::from))
                                .toList());
            }
        });
        return new BusinessHours(
                openings, holidays.stream().flatMap(it -> date(it).stream()).collect(Collectors.toUnmodifiableSet()));
    }

    private static void checkDay(List<Span> spans, String pointer, List<Violation> violations) {
        if (spans.size() > MOST_OPENINGS) {
            violations.add(new Violation(pointer, "must not be more than " + MOST_OPENINGS));
            return;
        }
        var before = violations.size();
        for (var index = 0; index < spans.size(); index++) {
            checkSpan(spans.get(index), pointer + "/" + index, violations);
        }
        if (violations.size() == before) {
            checkOverlaps(spans, pointer, violations);
        }
    }

    private static void checkSpan(Span span, String pointer, List<Violation> violations) {
        if (span == null) {
            violations.add(new Violation(pointer, "must be an object with 'from' and 'to'"));
            return;
        }
        var before = violations.size();
        if (!isTime(span.from())) {
            violations.add(
                    new Violation(pointer + "/from", "must be a time of day from 00:00 to 23:59, such as 09:00"));
        }
        if (!isTime(span.to()) && !END_OF_DAY.equals(span.to())) {
            violations.add(new Violation(pointer + "/to", "must be a time of day from 00:01 to 24:00, such as 17:30"));
        }
        if (violations.size() == before && span.from().compareTo(span.to()) >= 0) {
            violations.add(new Violation(
                    pointer + "/to",
                    "must be later than " + span.from() + "; hours past midnight belong to the next weekday"));
        }
    }

    private static void checkOverlaps(List<Span> spans, String pointer, List<Violation> violations) {
        var latest = Comparator.comparing(Span::to);
        for (var index = 0; index < spans.size(); index++) {
            var span = spans.get(index);
            spans.subList(0, index).stream()
                    .filter(other ->
                            other.from().compareTo(span.to()) < 0 && span.from().compareTo(other.to()) < 0)
                    .max(latest)
                    .ifPresent(other -> violations.add(new Violation(
                            pointer + "/" + spans.indexOf(span),
                            "must not overlap " + other.from() + " to " + other.to())));
        }
    }

    private static boolean isTime(String text) {
        return text != null && TIME.matcher(text).matches();
    }

    /** 24:00 is the midnight that ends the day. */
    private static LocalTime time(String text) {
        return END_OF_DAY.equals(text) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Span span(Opening opening) {
        return new Span(
                opening.from().toString(),
                opening.to().equals(LocalTime.MIDNIGHT)
                        ? END_OF_DAY
                        : opening.to().toString());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(it -> DATE.matcher(it).matches())
                    .map(LocalDate::parse);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<DayOfWeek> day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> Objects.equals(word(day), word))
                .findFirst();
    }

    private static String nearestDay(String word) {
        return Arrays.stream(DayOfWeek.values())
                .map(WrittenHours::word)
                .min(Comparator.comparingInt(day -> Spelling.distance(word.toLowerCase(Locale.ROOT), day)))
                .orElseThrow();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
