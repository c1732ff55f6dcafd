package dev.plumbline.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The digest of the weekly review")
class DigestTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void is_due_from_its_hour_on_in_the_tenants_zone() {
        var digest = on(DayOfWeek.MONDAY, 8);
        assertThat(digest.due(Instant.parse("2026-02-16T12:59:59Z"), NEW_YORK)).isEmpty();
        assertThat(digest.due(Instant.parse("2026-02-16T13:00:00Z"), NEW_YORK)
                        .orElseThrow()
                        .key())
                .isEqualTo("2026-W07");
    }

    @Test
    void can_be_caught_up_on_as_long_as_the_week_lasts() {
        var digest = on(DayOfWeek.WEDNESDAY, 17);
        assertThat(digest.due(Instant.parse("2026-02-18T21:00:00Z"), NEW_YORK)).isEmpty();
        assertThat(digest.due(Instant.parse("2026-02-18T22:00:00Z"), NEW_YORK)
                        .orElseThrow()
                        .key())
                .isEqualTo("2026-W07");
        assertThat(digest.due(Instant.parse("2026-02-23T04:59:00Z"), NEW_YORK)
                        .orElseThrow()
                        .key())
                .isEqualTo("2026-W07");
        assertThat(digest.due(Instant.parse("2026-02-23T05:00:00Z"), NEW_YORK)).isEmpty();
    }

    @Test
    void is_due_also_where_the_clock_skips_its_hour() {
        var digest = on(DayOfWeek.SUNDAY, 2);
        assertThat(digest.due(Instant.parse("2026-03-08T06:59:00Z"), NEW_YORK)).isEmpty();
        assertThat(digest.due(Instant.parse("2026-03-08T07:00:00Z"), NEW_YORK)).isPresent();
    }

    @Test
    void is_never_due_while_it_is_off() {
        assertThat(Digest.OFF.due(Instant.parse("2026-02-20T12:00:00Z"), NEW_YORK))
                .isEmpty();
    }

    private static Digest on(DayOfWeek weekday, int hour) {
        return new Digest(true, List.of("kim@example.com"), weekday, hour);
    }
}
