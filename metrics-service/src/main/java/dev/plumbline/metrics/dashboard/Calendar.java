package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.BucketSize;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** Times as the tenant's people read them: in their zone, in words. */
record Calendar(ZoneId zone) {
    private static final DateTimeFormatter DAY = pattern("d MMM");
    private static final DateTimeFormatter DAY_OF_YEAR = pattern("d MMM uuuu");
    private static final DateTimeFormatter WEEKDAY = pattern("EEE d MMM");
    private static final DateTimeFormatter FULL_DAY = pattern("EEEE, d MMMM uuuu");
    private static final DateTimeFormatter MONTH = pattern("MMM uuuu");
    private static final DateTimeFormatter TIME = pattern("HH:mm");
    private static final DateTimeFormatter MOMENT = pattern("d MMM uuuu, HH:mm");

    /** When the week after the one that a moment lies in begins. */
    Instant endOfWeek(Instant moment) {
        return moment.atZone(zone)
                .toLocalDate()
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
    }

    Instant weeksBefore(Instant moment, int weeks) {
        return moment.atZone(zone).minusWeeks(weeks).toInstant();
    }

    /** As it stands in an address: a date where it is a midnight of the zone. */
    String parameter(Instant moment) {
        var local = moment.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : moment.toString();
    }

    /** As a date field takes it. */
    String date(Instant moment) {
        return moment.atZone(zone).toLocalDate().toString();
    }

    /** A period, both ends named and included: "5 Jan – 8 Mar 2026". */
    String period(Instant from, Instant to) {
        var first = from.atZone(zone);
        var last = to.minusNanos(1).atZone(zone);
        if (first.toLocalDate().equals(last.toLocalDate())) {
            return DAY_OF_YEAR.format(first);
        }
        var start = first.getYear() == last.getYear() ? DAY : DAY_OF_YEAR;
        return start.format(first) + " – " + DAY_OF_YEAR.format(last);
    }

    /** A bucket in few letters, for an axis. */
    String shortName(BucketSize size, Instant start) {
        var local = start.atZone(zone);
        return switch (size) {
            case HOUR -> DAY.format(local) + " " + TIME.format(local);
            case DAY, WEEK -> DAY.format(local);
            case MONTH -> MONTH.format(local);
        };
    }

    /** A bucket, said in full. */
    String name(BucketSize size, Instant start, Instant end) {
        var local = start.atZone(zone);
        return switch (size) {
            case HOUR -> WEEKDAY.format(local) + ", " + TIME.format(local);
            case DAY -> WEEKDAY.format(local);
            case WEEK -> period(start, end);
            case MONTH -> MONTH.format(local);
        };
    }

    String day(Instant moment) {
        return DAY.format(moment.atZone(zone));
    }

    String fullDay(Instant moment) {
        return FULL_DAY.format(moment.atZone(zone));
    }

    String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }

    boolean sameDay(Instant one, Instant other) {
        return local(one).toLocalDate().equals(local(other).toLocalDate());
    }

    private ZonedDateTime local(Instant moment) {
        return moment.atZone(zone);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
