package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The period before")
class QueryTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void is_of_the_same_length_directly_before() {
        var before = query("2026-02-10T12:00:00Z", "2026-02-13T18:00:00Z").before();

        assertThat(before.from()).isEqualTo("2026-02-07T06:00:00Z");
        assertThat(before.to()).isEqualTo("2026-02-10T12:00:00Z");
    }

    @Test
    void of_whole_months_are_as_many_months_whatever_their_length() {
        var before = query(midnight("2026-03-01"), midnight("2026-05-01")).before();

        assertThat(before.from()).isEqualTo(midnight("2026-01-01"));
        assertThat(before.to()).isEqualTo(midnight("2026-03-01"));
    }

    @Test
    void of_months_elsewhere_is_of_the_same_length() {
        var before = query("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z").before();

        assertThat(before.from()).isEqualTo("2026-01-29T00:00:00Z");
    }

    @Test
    void keeps_everything_else() {
        var query = query("2026-02-10T12:00:00Z", "2026-02-13T18:00:00Z");

        assertThat(query.before().during(query.from(), query.to())).isEqualTo(query);
    }

    private static String midnight(String date) {
        return LocalDate.parse(date).atStartOfDay(BERLIN).toInstant().toString();
    }

    private static Query query(String from, String to) {
        return new Query(
                Instant.parse(from),
                Instant.parse(to),
                Optional.of(BucketSize.DAY),
                List.of(Dimension.PATH),
                Map.of(Dimension.VIP, List.of("true")),
                List.of("vip"),
                BERLIN,
                Instant.parse("2026-12-01T00:00:00Z"));
    }
}
