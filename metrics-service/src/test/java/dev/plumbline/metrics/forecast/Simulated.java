package dev.plumbline.metrics.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Series whose truth is known. */
final class Simulated {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Monday. */
    static final LocalDate START = LocalDate.of(2026, 1, 5);

    private Simulated() {}

    /** Fewer at the weekend. */
    static double weekly(ZonedDateTime day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> 18;
            case SUNDAY -> 12;
            case MONDAY -> 60;
            case TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> 45;
        };
    }

    /** Nothing to speak of at night, half at the weekend. */
    static double hourly(ZonedDateTime hour) {
        var isOpen = hour.getHour() >= 8 && hour.getHour() < 20;
        var isWeekend = hour.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        return (isOpen ? 12 : 0.4) * (isWeekend ? 0.5 : 1);
    }

    /** Exactly what is to be expected, rounded. */
    static VolumeSeries exact(Season season, int weeks, ToDoubleFunction<ZonedDateTime> rate) {
        return series(season, weeks, start -> Math.round(rate.applyAsDouble(start)));
    }

    /** What chance makes of it. */
    static VolumeSeries poisson(Season season, int weeks, long seed, ToDoubleFunction<ZonedDateTime> rate) {
        var random = new SplittableRandom(seed);
        return series(season, weeks, start -> poisson(random, rate.applyAsDouble(start)));
    }

    private static VolumeSeries series(Season season, int weeks, Count count) {
        var starts = new ArrayList<ZonedDateTime>();
        var counts = new ArrayList<Long>();
        var end = START.plusWeeks(weeks).atStartOfDay(BERLIN);
        for (var start = START.atStartOfDay(BERLIN);
                start.isBefore(end);
                start = season.bucket().after(start)) {
            starts.add(start);
            counts.add(count.at(start));
        }
        return new VolumeSeries(Optional.of("billing"), season, List.copyOf(starts), List.copyOf(counts));
    }

    private interface Count {
        long at(ZonedDateTime start);
    }

    /** Knuth's way. */
    static long poisson(SplittableRandom random, double rate) {
        var limit = Math.exp(-rate);
        var product = random.nextDouble();
        var count = 0L;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** The series with another count in the bucket that begins then. */
    static VolumeSeries with(VolumeSeries series, ZonedDateTime start, long count) {
        var counts = new ArrayList<>(series.counts());
        counts.set(series.starts().indexOf(start), count);
        return new VolumeSeries(series.category(), series.season(), series.starts(), List.copyOf(counts));
    }

    static ZonedDateTime day(int number) {
        return START.plusDays(number).atStartOfDay(BERLIN);
    }
}
