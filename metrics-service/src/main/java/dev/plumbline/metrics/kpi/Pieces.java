package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;

/**
 * A period in pieces: the whole days and hours, on the calendar of its zone, for which something was added up in advance
 * and still holds, and the rest, which must be counted.
 *
 * @param days the starts of the days
 * @param hours the starts of the hours that are in no such day
 */
public record Pieces(List<Instant> days, List<Instant> hours, List<Span> rest) {

    /**
     * What does not hold any more.
     *
     * @param hours of UTC, in which something changed
     * @param days of the zone
     */
    public record Stale(NavigableSet<Instant> hours, Set<Instant> days) {
        private boolean touches(Instant from, Instant to) {
            var latest = hours.lower(to);
            return latest != null && latest.plus(1, ChronoUnit.HOURS).isAfter(from);
        }
    }

    /**
     * Cuts a period up.
     *
     * @param byDay whether days are of use
     * @param byHour whether hours are
     */
    public static Pieces of(Span period, ZoneId zone, Stale stale, boolean byDay, boolean byHour) {
        var cut = new Cut(period, stale, byHour);
        for (var day = BucketSize.DAY.startOf(period.from().atZone(zone));
                day.toInstant().isBefore(period.to()); ) {
            var next = BucketSize.DAY.after(day);
            cut.day(day, next, byDay);
            day = next;
        }
        return new Pieces(List.copyOf(cut.days), List.copyOf(cut.hours), List.copyOf(cut.rest));
    }

    private static final class Cut {
        private final Span period;
        private final Stale stale;
        private final boolean byHour;
        private final List<Instant> days = new ArrayList<>();
        private final List<Instant> hours = new ArrayList<>();
        private final List<Span> rest = new ArrayList<>();

        Cut(Span period, Stale stale, boolean byHour) {
            this.period = period;
            this.stale = stale;
            this.byHour = byHour;
        }

        void day(ZonedDateTime day, ZonedDateTime next, boolean byDay) {
            var from = day.toInstant();
            var to = next.toInstant();
            if (byDay && isWhole(from, to) && !stale.days().contains(from) && !stale.touches(from, to)) {
                days.add(from);
            } else if (byHour) {
                for (var hour = day; hour.isBefore(next); hour = BucketSize.HOUR.after(hour)) {
                    hour(hour.toInstant(), BucketSize.HOUR.after(hour).toInstant());
                }
            } else {
                count(from, to);
            }
        }

        private void hour(Instant from, Instant to) {
            if (isWhole(from, to) && !stale.touches(from, to)) {
                hours.add(from);
            } else {
                count(from, to);
            }
        }

        private boolean isWhole(Instant from, Instant to) {
            return !from.isBefore(period.from()) && !to.isAfter(period.to());
        }

        /** As far as it lies in the period; what follows on what is to be counted already is counted with it. */
        private void count(Instant from, Instant to) {
            var start = from.isBefore(period.from()) ? period.from() : from;
            var end = to.isAfter(period.to()) ? period.to() : to;
            if (!start.isBefore(end)) {
                return;
            }
            if (!rest.isEmpty() && rest.getLast().to().equals(start)) {
                start = rest.removeLast().from();
            }
            rest.add(new Span(start, end));
        }
    }
}
