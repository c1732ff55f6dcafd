package dev.plumbline.runner.demo;

import static java.time.ZoneOffset.UTC;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;

/** When customers write and when people work, in UTC. */
final class Rhythm {
    /** Shares of a day's contacts, hour by hour; the peaks are the morning and the early afternoon. */
    private static final double[] HOURS = {
        0.010, 0.008, 0.006, 0.006, 0.008, 0.014, 0.024, 0.044, 0.070, 0.084, 0.084, 0.076,
        0.064, 0.072, 0.078, 0.074, 0.066, 0.054, 0.044, 0.036, 0.030, 0.022, 0.016, 0.010
    };

    private Rhythm() {}

    /** How many contacts a business can expect in the hour that begins at {@code hour}. */
    static double expectedContacts(Business business, Instant hour) {
        var local = hour.atOffset(UTC);
        return business.contactsOn(local.getDayOfWeek()) * HOURS[local.getHour()];
    }

    /** What a business can expect in the busiest hour of its week. */
    static double busiestHour(Business business) {
        var busiest = Arrays.stream(HOURS).max().orElseThrow();
        return business.contactsOn(DayOfWeek.MONDAY) * busiest;
    }

    /** The moment itself while somebody is on duty, otherwise within the first hours of the next shift. */
    static Instant onDuty(Instant time, Dice dice) {
        var local = time.atOffset(UTC);
        var weekend = isWeekend(local.getDayOfWeek());
        var opens = LocalTime.of(weekend ? 9 : 7, 0);
        var closes = LocalTime.of(weekend ? 17 : 21, 0);
        if (local.toLocalTime().isBefore(opens)) {
            return local.with(opens).toInstant().plus(startOfShift(dice));
        }
        if (local.toLocalTime().isBefore(closes)) {
            return time;
        }
        var tomorrow = local.plusDays(1);
        return tomorrow.with(LocalTime.of(isWeekend(tomorrow.getDayOfWeek()) ? 9 : 7, 0))
                .toInstant()
                .plus(startOfShift(dice));
    }

    private static Duration startOfShift(Dice dice) {
        return dice.between(Duration.ofMinutes(2), Duration.ofMinutes(100));
    }

    private static boolean isWeekend(DayOfWeek day) {
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
