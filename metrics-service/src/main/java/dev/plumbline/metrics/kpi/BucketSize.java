package dev.plumbline.metrics.kpi;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How wide the buckets of a series are, on the calendar of the tenant's zone. */
public enum BucketSize {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    public static Optional<BucketSize> named(String key) {
        return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(BucketSize::key).toList();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The calendar start of the bucket that a time lies in. Weeks start on Monday. */
    public ZonedDateTime startOf(ZonedDateTime time) {
        var date = time.toLocalDate();
        return switch (this) {
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> midnight(date, time.getZone());
            case WEEK -> midnight(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), time.getZone());
            case MONTH -> midnight(date.withDayOfMonth(1), time.getZone());
        };
    }

    /** The start of the next bucket; days and weeks with a clock change are shorter or longer. */
    public ZonedDateTime after(ZonedDateTime start) {
        var date = start.toLocalDate();
        return switch (this) {
            case HOUR -> start.plusHours(1);
            case DAY -> midnight(date.plusDays(1), start.getZone());
            case WEEK -> midnight(date.plusWeeks(1), start.getZone());
            case MONTH -> midnight(date.plusMonths(1), start.getZone());
        };
    }

    private static ZonedDateTime midnight(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone);
    }
}
