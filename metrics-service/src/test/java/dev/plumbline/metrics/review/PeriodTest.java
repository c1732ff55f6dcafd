package dev.plumbline.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A review's period")
class PeriodTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-02-18T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-W07, 2026-02-08T23:00:00Z, 2026-02-15T23:00:00Z",
        "WEEK, 2020-W53, 2020-12-27T23:00:00Z, 2021-01-03T23:00:00Z",
        "WEEK, 2026-W13, 2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z",
        "MONTH, 2026-02, 2026-01-31T23:00:00Z, 2026-02-28T23:00:00Z",
        "QUARTER, 2026-Q1, 2025-12-31T23:00:00Z, 2026-03-31T22:00:00Z"
    })
    void is_one_of_the_calendar_of_the_tenants_zone(Cadence cadence, String key, Instant from, Instant to) {
        var period = Period.parse(cadence, key, BERLIN).orElseThrow();
        assertThat(period.from()).isEqualTo(from);
        assertThat(period.to()).isEqualTo(to);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-W54",
        "WEEK, 2025-W53",
        "WEEK, 2026-W00",
        "WEEK, 2026-W7",
        "WEEK, 2026-02",
        "MONTH, 2026-13",
        "MONTH, 2026-W07",
        "QUARTER, 2026-Q5",
        "QUARTER, 2026-Q0",
        "WEEK, 1969-W10",
        "WEEK, ''"
    })
    void is_not_what_the_calendar_does_not_have(Cadence cadence, String key) {
        assertThat(Period.parse(cadence, key, BERLIN)).isEmpty();
    }

    @Property
    void is_found_by_its_key_and_lies_between_its_neighbours(
            @ForAll @LongRange(min = 0, max = 4_000_000_000L) long second, @ForAll Cadence cadence) {
        var moment = Instant.ofEpochSecond(second).plusSeconds(100_000_000);
        var period = Period.at(cadence, moment, BERLIN);
        assertThat(moment).isBetween(period.from(), period.to().minusNanos(1));
        assertThat(Period.parse(cadence, period.key(), BERLIN)).contains(period);
        assertThat(period.before().to()).isEqualTo(period.from());
        assertThat(period.after().from()).isEqualTo(period.to());
        assertThat(period.after().before()).isEqualTo(period);
    }

    @Test
    void is_the_last_whole_week_when_none_is_named() throws Exception {
        assertThat(PeriodChoice.of(Map.of(), ZoneOffset.UTC, NOW).key()).isEqualTo("2026-W07");
        assertThat(PeriodChoice.named(Map.of(), ZoneOffset.UTC, NOW)).isEmpty();
    }

    @Test
    void can_be_under_way_but_not_to_come() throws Exception {
        var underWay = PeriodChoice.of(Map.of("quarter", List.of("2026-Q1")), ZoneOffset.UTC, NOW);
        assertThat(underWay.isComplete(NOW)).isFalse();
        assertThat(underWay.before().isComplete(NOW)).isTrue();
        assertThatThrownBy(() -> PeriodChoice.of(Map.of("week", List.of("2026-W09")), ZoneOffset.UTC, NOW))
                .isInstanceOfSatisfying(
                        UnusablePeriodException.class,
                        it -> assertThat(it.parameter()).isEqualTo("week"))
                .hasMessageContaining("2026-W08");
    }

    @Test
    void is_one_only() {
        assertThatThrownBy(() -> PeriodChoice.of(
                        Map.of("week", List.of("2026-W07"), "month", List.of("2026-02")), ZoneOffset.UTC, NOW))
                .hasMessageContaining("together");
        assertThatThrownBy(() -> PeriodChoice.of(Map.of("week", List.of("2026-W06", "2026-W07")), ZoneOffset.UTC, NOW))
                .hasMessageContaining("once");
    }
}
