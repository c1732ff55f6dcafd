package dev.plumbline.metrics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figure;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change against the period before")
class ChangeTest {
    @Test
    void is_good_when_a_share_that_should_rise_rises_clearly() {
        assertThat(change("csat", share(0.80, 1000), share(0.70, 1000)))
                .contains(new Change("▲", "good", "10.0 pts", "70.0%"));
    }

    @Test
    void is_bad_when_a_share_that_should_fall_rises_clearly() {
        assertThat(change("repeat_contact_rate", share(0.30, 1000), share(0.20, 1000)))
                .hasValueSatisfying(it -> assertThat(it.mood()).isEqualTo("bad"));
    }

    @Test
    void may_be_chance_when_it_rests_on_little() {
        assertThat(change("csat", share(0.80, 20), share(0.70, 20)))
                .contains(new Change("▲", "unclear", "10.0 pts, may be chance", "70.0%"));
    }

    @Test
    void is_none_where_there_was_nothing_to_measure() {
        var nothing = new Figure(Optional.empty(), 0, Map.of());
        assertThat(change("csat", share(0.8, 20), nothing)).isEmpty();
        assertThat(change("csat", nothing, share(0.8, 20))).isEmpty();
    }

    @Test
    void of_a_backlog_is_good_when_it_shrinks() {
        assertThat(change("backlog", count(40), count(55))).contains(new Change("▼", "good", "15", "55"));
        assertThat(change("backlog", count(40), count(40))).contains(new Change("=", "unclear", "0", "40"));
    }

    private static Optional<Change> change(String kpi, Figure now, Figure before) {
        return Change.of(Catalog.named(kpi).orElseThrow(), now, before);
    }

    private static Figure share(double value, long n) {
        return new Figure(Optional.of(value), n, Map.of());
    }

    private static Figure count(long n) {
        return new Figure(Optional.of((double) n), n, Map.of());
    }
}
