package dev.plumbline.metrics.fact;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Time that runs only during a tenant's business hours. A moment counts when the clock on the wall, in the tenant's zone,
 * stands within an opening and the day is no holiday. So an opening is as long as it really is on the day when clocks are
 * changed: what they skip is no time, and what they show twice counts twice.
 *
 * <p>Between two changes of the clocks local time passes as time does, and the open seconds up to any local time are sums
 * over whole weeks, a part of one and the holidays. So a span costs two look-ups for each change in it, not one for each
 * day.
 */
public final class BusinessTime {
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long WEEK = 7 * DAY;
    /** The first day of 1970 was a Thursday. */
    private static final long FROM_MONDAY_TO_EPOCH = 3 * DAY;

    private final boolean neverStops;
    private final ZoneRules zone;
    private final OpenSeconds week;
    /** When holidays begin, in seconds of local time since 1970. */
    private final long[] holidays;
    /** For each holiday the open seconds that fell on earlier ones. */
    private final long[] missedBefore;

    private BusinessTime(BusinessHours hours, ZoneId zone) {
        this.neverStops = hours.isAroundTheClock() && hours.holidays().isEmpty();
        this.zone = zone.getRules();
        this.week = OpenSeconds.of(hours);
        this.holidays = hours.holidays().stream()
                .mapToLong(day -> day.toEpochDay() * DAY)
                .sorted()
                .toArray();
        this.missedBefore = new long[holidays.length];
        for (var index = 1; index < holidays.length; index++) {
            var before = holidays[index - 1];
            missedBefore[index] = missedBefore[index - 1] + scheduled(before + DAY) - scheduled(before);
        }
    }

    /** The time of a tenant with these hours. */
    public static BusinessTime of(BusinessHours hours, ZoneId zone) {
        return new BusinessTime(hours, zone);
    }

    /** How much of the time from one moment to a later one is business time; none, when the other is not later. */
    public Duration between(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        if (neverStops) {
            return Duration.between(from, to);
        }
        var total = Duration.ZERO;
        var start = from;
        while (start.isBefore(to)) {
            var change = zone.nextTransition(start);
            var end = change == null || change.getInstant().isAfter(to) ? to : change.getInstant();
            var offset = zone.getOffset(start);
            total = total.plus(until(end, offset)).minus(until(start, offset));
            start = end;
        }
        return total;
    }

    /** The business time up to a moment while clocks stand at an offset, counted from a moment that is always the same. */
    private Duration until(Instant moment, ZoneOffset offset) {
        var local = moment.getEpochSecond() + offset.getTotalSeconds();
        var open = open(local);
        // Openings begin and end on whole seconds: the rest of this one is open or closed as a whole.
        return Duration.ofSeconds(open, open(local + 1) > open ? moment.getNano() : 0);
    }

    private long open(long local) {
        return scheduled(local) - missed(local);
    }

    /** Open seconds up to a local time if there were no holidays. */
    private long scheduled(long local) {
        var sinceMonday = local + FROM_MONDAY_TO_EPOCH;
        return Math.floorDiv(sinceMonday, WEEK) * week.total() + week.before(Math.floorMod(sinceMonday, WEEK));
    }

    /** Those of them that fell on holidays. */
    private long missed(long local) {
        var last = lastNotAfter(holidays, local);
        if (last < 0) {
            return 0;
        }
        var start = holidays[last];
        return missedBefore[last] + scheduled(Math.min(local, start + DAY)) - scheduled(start);
    }

    /** The place of the last of sorted numbers that is not greater than a bound; −1 when all are. */
    private static int lastNotAfter(long[] sorted, long bound) {
        var place = Arrays.binarySearch(sorted, bound);
        return place >= 0 ? place : -place - 2;
    }

    /**
     * A week's openings, in their order.
     *
     * @param starts in seconds since Monday's midnight, each of them once
     * @param ends likewise
     * @param openBefore the seconds of the openings before each
     */
    private record OpenSeconds(long[] starts, long[] ends, long[] openBefore, long total) {
        private static final List<Opening> ALL_DAY = List.of(new Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

        static OpenSeconds of(BusinessHours hours) {
            var starts = new ArrayList<Long>();
            var ends = new ArrayList<Long>();
            var openBefore = new ArrayList<Long>();
            var total = 0L;
            for (var day : DayOfWeek.values()) {
                var midnight = day.ordinal() * DAY;
                for (var opening :
                        hours.isAroundTheClock() ? ALL_DAY : hours.week().getOrDefault(day, List.of())) {
                    var start = midnight + opening.from().toSecondOfDay();
                    var end = midnight
                            + (opening.to().equals(LocalTime.MIDNIGHT)
                                    ? DAY
                                    : opening.to().toSecondOfDay());
                    starts.add(start);
                    ends.add(end);
                    openBefore.add(total);
                    total += end - start;
                }
            }
            return new OpenSeconds(array(starts), array(ends), array(openBefore), total);
        }

        /** Those before a second of the week. */
        long before(long second) {
            var last = lastNotAfter(starts, second);
            return last < 0 ? 0 : openBefore[last] + Math.min(second, ends[last]) - starts[last];
        }

        private static long[] array(List<Long> numbers) {
            return numbers.stream().mapToLong(Long::longValue).toArray();
        }
    }
}
