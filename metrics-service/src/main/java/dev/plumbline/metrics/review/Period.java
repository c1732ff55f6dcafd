package dev.plumbline.metrics.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A week, month or quarter of the tenant's calendar. {@code start}: its first day. */
public record Period(Cadence cadence, LocalDate start, ZoneId zone) {
    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final int FIRST_YEAR = 1970;

    /** The period of a key such as {@code 2026-W07}; empty where there is none, as in a week 53 of a year with 52. */
    public static Optional<Period> parse(Cadence cadence, String key, ZoneId zone) {
        var pattern = switch (cadence) {
            case WEEK -> WEEK;
            case MONTH -> MONTH;
            case QUARTER -> QUARTER;
        };
        var match = pattern.matcher(key);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Period(cadence, start(cadence, match.toMatchResult()), zone))
                    .filter(it -> it.key().equals(key) && it.isReviewable());
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static LocalDate start(Cadence cadence, MatchResult match) {
        var year = Integer.parseInt(match.group(1));
        var number = Integer.parseInt(match.group(2));
        return switch (cadence) {
            // The fourth of January lies in the first week of its year, whatever day it is.
            case WEEK -> cadence.startOf(LocalDate.of(year, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number));
            case MONTH -> LocalDate.of(year, number, 1);
            case QUARTER -> LocalDate.of(year, number * 3 - 2, 1);
        };
    }

    /** The period that a moment lies in. */
    public static Period at(Cadence cadence, Instant moment, ZoneId zone) {
        return new Period(cadence, cadence.startOf(moment.atZone(zone).toLocalDate()), zone);
    }

    /** The last one that is over. */
    public static Period lastWhole(Cadence cadence, Instant now, ZoneId zone) {
        return at(cadence, now, zone).before();
    }

    /** Its name in addresses, e.g. {@code 2026-W07}, {@code 2026-02}, {@code 2026-Q1}. */
    public String key() {
        return switch (cadence) {
            case WEEK ->
                "%04d-W%02d"
                        .formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(start.getYear(), start.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        };
    }

    public Instant from() {
        return start.atStartOfDay(zone).toInstant();
    }

    /** Exclusive. */
    public Instant to() {
        return after().from();
    }

    public Period before() {
        return shifted(-1);
    }

    public Period after() {
        return shifted(1);
    }

    /** So many periods later, or earlier when negative. */
    public Period shifted(int periods) {
        return new Period(cadence, cadence.shifted(start, periods), zone);
    }

    /** Whether it is over. */
    public boolean isComplete(Instant now) {
        return !now.isBefore(to());
    }

    /** Whether it can be asked for: before 1970 nobody had any of this. */
    public boolean isReviewable() {
        return start.getYear() >= FIRST_YEAR;
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(from());
    }
}
