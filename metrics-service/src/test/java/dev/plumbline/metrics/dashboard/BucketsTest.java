package dev.plumbline.metrics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.BucketSize;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The buckets of a page")
class BucketsTest {
    private static final Calendar BERLIN = new Calendar(ZoneId.of("Europe/Berlin"));
    /** A Wednesday. */
    private static final Instant NOW = Instant.parse("2026-04-01T10:00:00Z");

    @Test
    void begin_and_end_where_the_period_does_and_not_where_the_week_does() {
        var buckets = Buckets.of(slice("2026-03-18T23:00:00Z", "2026-03-31T22:00:00Z"), NOW);
        assertThat(buckets.slices().stream().map(it -> it.on(Address.START).toString()))
                .containsExactly(
                        "/?from=2026-03-19&to=2026-03-23",
                        "/?from=2026-03-23&to=2026-03-30",
                        "/?from=2026-03-30&to=2026-04-01");
        assertThat(buckets.name(0)).isEqualTo("19 Mar – 22 Mar 2026");
    }

    @Test
    void are_under_way_while_they_last_and_none_lie_in_the_future() {
        var buckets = Buckets.of(slice("2026-03-22T23:00:00Z", "2026-04-19T22:00:00Z"), NOW);
        assertThat(buckets.starts()).hasSize(2);
        assertThat(buckets.isUnderWay(0)).isFalse();
        assertThat(buckets.name(1)).isEqualTo("30 Mar – 5 Apr 2026, so far");
    }

    @Test
    void hold_the_moments_of_their_week() {
        var buckets = Buckets.of(slice("2026-03-22T23:00:00Z", "2026-04-05T22:00:00Z"), NOW);
        assertThat(buckets.at(Instant.parse("2026-03-29T21:59:59Z"))).isZero();
        assertThat(buckets.at(Instant.parse("2026-03-29T22:00:00Z"))).isEqualTo(1);
        assertThat(buckets.at(Instant.parse("2026-03-01T00:00:00Z"))).isEqualTo(-1);
    }

    private static Slice slice(String from, String to) {
        return new Slice(Instant.parse(from), Instant.parse(to), BucketSize.WEEK, Map.of(), List.of(), BERLIN);
    }
}
