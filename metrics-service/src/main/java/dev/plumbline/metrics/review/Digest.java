package dev.plumbline.metrics.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who gets the review of the last week by mail, and when.
 *
 * @param weekday on which it goes out, in the tenant's zone
 * @param hour 0..23, likewise
 */
public record Digest(boolean enabled, List<String> recipients, DayOfWeek weekday, int hour) {
    /** Until somebody sets it. */
    public static final Digest OFF = new Digest(false, List.of(), DayOfWeek.MONDAY, 8);

    public Digest {
        recipients = List.copyOf(recipients);
    }

    /**
     * The week whose review is to be out by now: the last whole one, from the weekday and hour of this week on. What could
     * not be sent then may still be, as long as this week lasts.
     */
    public Optional<Period> due(Instant now, ZoneId zone) {
        var week = Period.at(Cadence.WEEK, now, zone);
        var from = week.start()
                .plusDays(weekday.getValue() - DayOfWeek.MONDAY.getValue())
                .atTime(hour, 0)
                .atZone(zone)
                .toInstant();
        return enabled && !now.isBefore(from) ? Optional.of(week.before()) : Optional.empty();
    }
}
