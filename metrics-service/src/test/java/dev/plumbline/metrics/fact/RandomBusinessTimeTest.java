package dev.plumbline.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.BusinessHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

@Label("Business time of any hours in any zone")
class RandomBusinessTimeTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A schedule, and a moment with holidays and, mostly, a change of the clocks nearby. */
    private record Office(Random random, BusinessHours hours, ZoneId zone, Instant around) {
        static Office of(long seed) {
            var random = new Random(seed);
            var zone = RandomHours.zone(random);
            var someday =
                    Instant.parse("2008-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(60 * 24 * 365 * 20)));
            var change = random.nextInt(4) == 0 ? null : zone.getRules().nextTransition(someday);
            var around = change == null ? someday : change.getInstant();
            return new Office(random, RandomHours.around(around.atZone(zone).toLocalDate(), random), zone, around);
        }

        BusinessTime time() {
            return BusinessTime.of(hours, zone);
        }

        Instant moment(Duration within) {
            return around.plusNanos(random.nextLong(-within.toNanos(), within.toNanos()));
        }

        boolean isOpen(ZonedDateTime time) {
            var clock = time.toLocalTime();
            return !hours.holidays().contains(time.toLocalDate())
                    && (hours.isAroundTheClock()
                            || hours.week().getOrDefault(time.getDayOfWeek(), List.of()).stream()
                                    .anyMatch(it -> !clock.isBefore(it.from())
                                            && (clock.isBefore(it.to())
                                                    || it.to().equals(LocalTime.MIDNIGHT))));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Label("is as many minutes as a clock shows while support is there")
    void counts_the_minutes_at_which_support_is_there(@ForAll long seed) {
        var office = Office.of(seed);
        var from = office.around().minus(MINUTE.multipliedBy(office.random().nextInt(60 * 24 * 4)));
        var to = office.around().plus(MINUTE.multipliedBy(office.random().nextInt(60 * 24 * 4)));
        var minutes = 0L;
        for (var minute = from; minute.isBefore(to); minute = minute.plus(MINUTE)) {
            if (office.isOpen(minute.atZone(office.zone()))) {
                minutes++;
            }
        }

        assertThat(office.time().between(from, to)).as(office.toString()).isEqualTo(MINUTE.multipliedBy(minutes));
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    @Label("adds up, is never negative and never more than the time that passed")
    void adds_up_and_stays_within_the_time_that_passed(@ForAll long seed) {
        var office = Office.of(seed);
        var within = office.random().nextBoolean() ? Duration.ofDays(3) : Duration.ofDays(5000);
        var moments =
                Stream.generate(() -> office.moment(within)).limit(3).sorted().toList();
        var time = office.time();

        var first = time.between(moments.get(0), moments.get(1));
        var second = time.between(moments.get(1), moments.get(2));

        assertThat(time.between(moments.get(0), moments.get(2)))
                .as(office.toString())
                .isEqualTo(first.plus(second));
        assertThat(first).isBetween(Duration.ZERO, Duration.between(moments.get(0), moments.get(1)));
    }
}
