package dev.plumbline.metrics.fact;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Business hours that nobody would keep: up to four openings on any day, at any minute, some of them up to midnight. */
public final class RandomHours {
    /**
     * Both hemispheres, clocks changed by half an hour, at midnight, and for a month of fasting; a day left out; no
     * change at all.
     */
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Sydney",
            "Australia/Lord_Howe",
            "America/Santiago",
            "America/Havana",
            "Africa/Casablanca",
            "Pacific/Apia",
            "Asia/Kathmandu",
            "UTC");

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private RandomHours() {}

    public static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    /** With some holidays in the weeks around a day. */
    public static BusinessHours around(LocalDate day, Random random) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        if (random.nextInt(8) > 0) {
            for (var weekday : DayOfWeek.values()) {
                week.put(weekday, openings(random));
            }
        }
        var holidays = new HashSet<LocalDate>();
        for (var count = random.nextInt(6); count > 0; count--) {
            holidays.add(day.plusDays(random.nextInt(41) - 20));
        }
        return new BusinessHours(week, holidays);
    }

    private static List<Opening> openings(Random random) {
        var borders = new TreeSet<Integer>();
        for (var count = random.nextInt(5) * 2; count > 0; count--) {
            // Whole hours often: they meet each other, midnight and the changes of the clocks.
            var minute = random.nextInt(MINUTES_OF_A_DAY + 1);
            borders.add(random.nextBoolean() ? minute : minute - minute % 60);
        }
        var openings = new ArrayList<Opening>();
        while (borders.size() > 1) {
            // Some openings follow directly upon another.
            var start = borders.pollFirst();
            var end = random.nextInt(4) == 0 ? borders.first() : borders.pollFirst();
            openings.add(new Opening(time(start), time(end)));
        }
        return openings;
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60 % 24, minute % 60);
    }
}
