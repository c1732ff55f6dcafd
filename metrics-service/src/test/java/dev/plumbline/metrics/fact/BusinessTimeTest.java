package dev.plumbline.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Business time")
class BusinessTimeTest {
    private static final String BERLIN = "Europe/Berlin";
    private static final BusinessHours NINE_TO_FIVE = onWorkdays("09:00-17:00");

    @Test
    void runs_only_while_support_is_there() {
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-02T16:00", "2026-02-03T10:30"))
                .isEqualTo(Duration.ofMinutes(150));
    }

    @Test
    void stands_still_over_a_weekend() {
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-06T16:59", "2026-02-09T09:01"))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-06T17:00", "2026-02-09T09:00"))
                .isZero();
    }

    @Test
    void stands_still_over_lunch() {
        assertThat(in(BERLIN, onWorkdays("09:00-12:30", "13:00-17:00"), "2026-02-02T12:00", "2026-02-02T14:00"))
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void stands_still_all_day_on_a_holiday() {
        var closedOnTuesday = new BusinessHours(NINE_TO_FIVE.week(), Set.of(LocalDate.parse("2026-02-03")));
        assertThat(in(BERLIN, closedOnTuesday, "2026-02-02T16:00", "2026-02-04T10:00"))
                .isEqualTo(Duration.ofHours(2));
        assertThat(in(BERLIN, closedOnTuesday, "2026-02-03T10:00", "2026-02-03T16:00"))
                .isZero();
    }

    @Test
    void goes_on_past_midnight_where_one_opening_ends_and_the_next_begins() {
        var overnight = new BusinessHours(
                Map.of(
                        DayOfWeek.SATURDAY, openings("22:00-00:00"),
                        DayOfWeek.SUNDAY, openings("00:00-02:00")),
                Set.of());
        assertThat(in(BERLIN, overnight, "2026-02-07T12:00", "2026-02-08T12:00"))
                .isEqualTo(Duration.ofHours(4));
    }

    @Test
    void is_the_time_that_passed_where_support_is_there_around_the_clock() {
        var from = LocalDateTime.parse("2026-03-28T12:00:00.000000001").toInstant(ZoneOffset.UTC);
        var to = LocalDateTime.parse("2026-03-30T12:00:00.5").toInstant(ZoneOffset.UTC);
        assertThat(BusinessTime.of(BusinessHours.AROUND_THE_CLOCK, ZoneId.of(BERLIN))
                        .between(from, to))
                .isEqualTo(Duration.between(from, to));
    }

    @Test
    void stands_still_on_holidays_even_where_support_is_there_around_the_clock() {
        var closedOnSunday = new BusinessHours(Map.of(), Set.of(LocalDate.parse("2026-02-08")));
        assertThat(in(BERLIN, closedOnSunday, "2026-02-07T23:00", "2026-02-09T01:00"))
                .isEqualTo(Duration.ofHours(2));
    }

    @Test
    void counts_parts_of_a_second() {
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-02T16:59:59.25", "2026-02-02T17:00:10.5"))
                .isEqualTo(Duration.ofMillis(750));
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-02T08:59:59.25", "2026-02-02T09:00:00.5"))
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void does_not_run_backwards() {
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-02-02T11:00", "2026-02-02T10:00"))
                .isZero();
    }

    @Test
    void has_eight_hours_on_each_of_the_261_workdays_of_a_year() {
        assertThat(in(BERLIN, NINE_TO_FIVE, "2026-01-01T00:00", "2027-01-01T00:00"))
                .isEqualTo(Duration.ofHours(261 * 8));
    }

    @Nested
    @DisplayName("across the end of a month")
    class MonthEnds {
        @Test
        void goes_on_with_the_next_workday() {
            assertThat(in(BERLIN, NINE_TO_FIVE, "2026-03-31T16:00", "2026-04-01T10:00"))
                    .isEqualTo(Duration.ofHours(2));
            assertThat(in(BERLIN, NINE_TO_FIVE, "2026-01-30T16:00", "2026-02-02T10:00"))
                    .isEqualTo(Duration.ofHours(2));
        }

        @Test
        void knows_the_29th_of_february() {
            assertThat(in(BERLIN, NINE_TO_FIVE, "2028-02-28T16:00", "2028-03-01T10:00"))
                    .isEqualTo(Duration.ofHours(10));
        }

        @Test
        void leaves_out_a_holiday_on_the_first() {
            var labourDay = new BusinessHours(NINE_TO_FIVE.week(), Set.of(LocalDate.parse("2026-05-01")));
            assertThat(in(BERLIN, labourDay, "2026-04-30T16:00", "2026-05-04T10:00"))
                    .isEqualTo(Duration.ofHours(2));
        }

        @Test
        void takes_the_day_from_the_tenants_zone() {
            // In UTC it is still March, and a Tuesday: in Auckland support has its free day already.
            var notOnTheFirst = new BusinessHours(NINE_TO_FIVE.week(), Set.of(LocalDate.parse("2026-04-01")));
            assertThat(in("Pacific/Auckland", notOnTheFirst, "2026-03-31T16:00", "2026-04-01T16:00"))
                    .isEqualTo(Duration.ofHours(1));
        }
    }

    /** In Berlin, 29 March 2026: at 02:00 clocks show 03:00. */
    @Nested
    @DisplayName("on the day when clocks go forward")
    class Forward {
        @Test
        void is_an_hour_less_in_a_night_shift() {
            assertThat(onSunday("00:00-06:00", "2026-03-29")).isEqualTo(Duration.ofHours(5));
        }

        @Test
        void begins_after_the_gap_where_an_opening_would_begin_inside_it() {
            assertThat(onSunday("02:30-04:00", "2026-03-29")).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void ends_at_the_gap_where_an_opening_would_end_inside_it() {
            assertThat(onSunday("01:00-02:30", "2026-03-29")).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void is_none_in_an_opening_that_clocks_skip() {
            assertThat(onSunday("02:00-03:00", "2026-03-29")).isZero();
        }

        @Test
        void is_what_it_is_in_every_week_for_those_who_do_not_work_at_night() {
            assertThat(in(BERLIN, NINE_TO_FIVE, "2026-03-27T16:00", "2026-03-30T10:00"))
                    .isEqualTo(Duration.ofHours(2));
        }

        @Test
        void stands_still_for_23_hours_on_a_holiday() {
            var closed = new BusinessHours(Map.of(), Set.of(LocalDate.parse("2026-03-29")));
            var open = in(BERLIN, closed, "2026-03-28T00:00", "2026-03-31T00:00");
            assertThat(Duration.ofHours(71).minus(open)).isEqualTo(Duration.ofHours(23));
        }

        @Test
        void begins_at_one_where_clocks_skip_midnight() {
            // In Santiago 6 September 2026, a Sunday, begins at 01:00.
            assertThat(in("America/Santiago", onSundays("00:00-03:00"), "2026-09-05T12:00", "2026-09-06T12:00"))
                    .isEqualTo(Duration.ofHours(2));
        }
    }

    /** In Berlin, 25 October 2026: at 03:00 clocks show 02:00 again. */
    @Nested
    @DisplayName("on the day when clocks go back")
    class Back {
        @Test
        void is_an_hour_more_in_a_night_shift() {
            assertThat(onSunday("00:00-06:00", "2026-10-25")).isEqualTo(Duration.ofHours(7));
        }

        @Test
        void counts_an_hour_twice_that_clocks_show_twice() {
            assertThat(onSunday("02:00-03:00", "2026-10-25")).isEqualTo(Duration.ofHours(2));
        }

        @Test
        void goes_by_the_clock_where_an_opening_begins_in_that_hour() {
            // 02:30 to 03:00, then clocks say that it is too early again, then 02:30 to 04:00.
            assertThat(onSunday("02:30-04:00", "2026-10-25")).isEqualTo(Duration.ofHours(2));
        }

        @Test
        void knows_which_of_two_equal_times_it_is() {
            var time = BusinessTime.of(onSundays("02:00-03:00"), ZoneId.of(BERLIN));
            var first = LocalDateTime.parse("2026-10-25T02:15").toInstant(ZoneOffset.ofHours(2));
            var second = LocalDateTime.parse("2026-10-25T02:15").toInstant(ZoneOffset.ofHours(1));
            assertThat(time.between(first, second)).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void is_what_it_is_in_every_week_for_those_who_do_not_work_at_night() {
            assertThat(in(BERLIN, NINE_TO_FIVE, "2026-10-23T16:00", "2026-10-26T10:00"))
                    .isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void follows_lord_howe_island_where_clocks_are_changed_by_half_an_hour() {
        var early = onSundays("01:00-03:00");
        assertThat(in("Australia/Lord_Howe", early, "2026-04-05T00:00", "2026-04-05T12:00"))
                .isEqualTo(Duration.ofMinutes(150));
        assertThat(in("Australia/Lord_Howe", early, "2026-10-04T00:00", "2026-10-04T12:00"))
                .isEqualTo(Duration.ofMinutes(90));
    }

    private static Duration onSunday(String opening, String date) {
        return in(BERLIN, onSundays(opening), date + "T00:00", date + "T12:00");
    }

    private static Duration in(String zone, BusinessHours hours, String from, String to) {
        var id = ZoneId.of(zone);
        return BusinessTime.of(hours, id)
                .between(
                        LocalDateTime.parse(from).atZone(id).toInstant(),
                        LocalDateTime.parse(to).atZone(id).toInstant());
    }

    private static BusinessHours onSundays(String opening) {
        return new BusinessHours(Map.of(DayOfWeek.SUNDAY, openings(opening)), Set.of());
    }

    private static BusinessHours onWorkdays(String... openings) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                .forEach(day -> week.put(day, openings(openings)));
        return new BusinessHours(week, Set.of());
    }

    private static List<Opening> openings(String... written) {
        return Arrays.stream(written)
                .map(it -> it.split("-"))
                .map(it -> new Opening(LocalTime.parse(it[0]), LocalTime.parse(it[1])))
                .collect(Collectors.toList());
    }
}
