package dev.plumbline.survey.policy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of a day in which nobody is written to, on the customer's clock; over midnight when they end earlier than they
 * begin.
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("Quiet hours that never end: from " + from + " to " + to);
        }
    }

    /** The first moment from this one on at which it is not quiet. Where clocks jump over the end, it is the end of the gap. */
    public Instant end(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        if (!isQuiet(local.toLocalTime())) {
            return at;
        }
        var today = local.toLocalDate();
        var end = local.toLocalTime().isBefore(to) ? today : today.plusDays(1);
        return end.atTime(to).atZone(zone).toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }
}
