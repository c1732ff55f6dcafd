package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A period in pieces")
class PiecesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @Test
    void takes_whole_days_and_whole_hours_at_its_ends_and_counts_what_is_left() {
        var pieces = of("2026-03-01T21:30:00Z", "2026-03-03T01:15:00Z", ZoneId.of("UTC"), stale());
        assertThat(pieces.days()).containsExactly(at("2026-03-02T00:00:00Z"));
        assertThat(pieces.hours())
                .containsExactly(at("2026-03-01T22:00:00Z"), at("2026-03-01T23:00:00Z"), at("2026-03-03T00:00:00Z"));
        assertThat(pieces.rest())
                .containsExactly(
                        span("2026-03-01T21:30:00Z", "2026-03-01T22:00:00Z"),
                        span("2026-03-03T01:00:00Z", "2026-03-03T01:15:00Z"));
    }

    @Test
    void takes_the_hours_of_a_day_in_which_something_changed_but_not_the_changed_one() {
        var pieces =
                of("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", ZoneId.of("UTC"), stale("2026-03-02T10:00:00Z"));
        assertThat(pieces.days()).isEmpty();
        assertThat(pieces.hours()).hasSize(23).doesNotContain(at("2026-03-02T10:00:00Z"));
        assertThat(pieces.rest()).containsExactly(span("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"));
    }

    @Test
    void leaves_a_day_to_its_hours_while_it_waits_to_be_added_up_again() {
        var pieces = Pieces.of(
                span("2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z"),
                ZoneId.of("UTC"),
                new Pieces.Stale(new TreeSet<>(), Set.of(at("2026-03-02T00:00:00Z"))),
                true,
                true);
        assertThat(pieces.days()).containsExactly(at("2026-03-03T00:00:00Z"));
        assertThat(pieces.hours()).hasSize(24);
        assertThat(pieces.rest()).isEmpty();
    }

    @Test
    void knows_that_a_day_with_a_clock_change_has_other_hours() {
        var pieces = Pieces.of(
                span("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
                BERLIN,
                stale("2026-03-29T05:00:00Z"),
                true,
                true);
        assertThat(pieces.hours()).hasSize(22);
        assertThat(pieces.rest()).containsExactly(span("2026-03-29T05:00:00Z", "2026-03-29T06:00:00Z"));
    }

    @Test
    void counts_both_hours_of_a_zone_that_a_changed_hour_of_utc_touches() {
        var pieces = Pieces.of(
                span("2026-03-01T18:30:00Z", "2026-03-02T18:30:00Z"),
                KOLKATA,
                stale("2026-03-02T10:00:00Z"),
                true,
                true);
        assertThat(pieces.rest()).containsExactly(span("2026-03-02T09:30:00Z", "2026-03-02T11:30:00Z"));
    }

    @Test
    void counts_everything_where_nothing_of_use_was_added_up() {
        var period = span("2026-03-01T21:30:00Z", "2026-03-09T01:15:00Z");
        var pieces = Pieces.of(period, BERLIN, stale(), false, false);
        assertThat(pieces).isEqualTo(new Pieces(List.of(), List.of(), List.of(period)));
    }

    private static Pieces of(String from, String to, ZoneId zone, Pieces.Stale stale) {
        return Pieces.of(span(from, to), zone, stale, true, true);
    }

    private static Pieces.Stale stale(String... hours) {
        var changed = new TreeSet<Instant>();
        for (var hour : hours) {
            changed.add(at(hour));
        }
        return new Pieces.Stale(changed, Set.of());
    }

    private static Span span(String from, String to) {
        return new Span(at(from), at(to));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
