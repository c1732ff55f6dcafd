package dev.plumbline.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.review.Shift.Certainty;
import dev.plumbline.metrics.review.Shift.Direction;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A figure's change")
class ShiftTest {

    @Test
    void is_significant_where_the_interval_of_the_difference_excludes_zero() {
        // Newcombe (1998), table II (a): 56/70 against 48/80 differ by 0.0524 to 0.3339 with his method 10.
        assertThat(of("csat", Figure.share(56, 70), Figure.share(48, 80)).certainty())
                .isEqualTo(Certainty.SIGNIFICANT);
        // The same: 9/10 against 3/10 by 0.1705 to 0.8090, 10/10 against 0/20 by 0.6791 to 1.
        assertThat(of("csat", Figure.share(9, 10), Figure.share(3, 10)).certainty())
                .isEqualTo(Certainty.SIGNIFICANT);
        assertThat(of("csat", Figure.share(6, 10), Figure.share(4, 10)).certainty())
                .isEqualTo(Certainty.MAYBE_CHANCE);
        assertThat(of("csat", Figure.share(0, 3), Figure.share(1, 1)).certainty())
                .isEqualTo(Shift.Certainty.MAYBE_CHANCE);
        assertThat(of("csat", Figure.share(1, 1), Figure.share(0, 1)).certainty())
                .isEqualTo(Certainty.MAYBE_CHANCE);
    }

    @Test
    void of_a_count_is_significant_beyond_what_counts_scatter_by_themselves() {
        assertThat(of("conversation_volume", count(120), count(100)).certainty())
                .isEqualTo(Certainty.MAYBE_CHANCE);
        assertThat(of("conversation_volume", count(150), count(100)).certainty())
                .isEqualTo(Certainty.SIGNIFICANT);
        // A mean of four weeks is surer than one week.
        var volume = kpi("conversation_volume");
        assertThat(Shift.of(volume, count(125), count(100), 1).orElseThrow().certainty())
                .isEqualTo(Certainty.MAYBE_CHANCE);
        assertThat(Shift.of(volume, count(125), count(100), 4).orElseThrow().certainty())
                .isEqualTo(Certainty.SIGNIFICANT);
    }

    @Test
    void is_not_judged_where_the_figure_does_not_tell_how_it_scatters() {
        assertThat(of("backlog", count(400), count(10)).certainty()).isEqualTo(Certainty.UNTOLD);
        assertThat(of("handoff_rating", mean(4.5), mean(1.5)).certainty()).isEqualTo(Certainty.UNTOLD);
    }

    @Test
    void goes_the_way_that_the_kpi_says() {
        assertThat(of("csat", Figure.share(9, 10), Figure.share(8, 10)).direction())
                .isEqualTo(Direction.BETTER);
        assertThat(of("repeat_contact_rate", Figure.share(9, 10), Figure.share(8, 10))
                        .direction())
                .isEqualTo(Direction.WORSE);
        assertThat(of("conversation_volume", count(9), count(8)).direction()).isEqualTo(Direction.NEITHER);
        assertThat(of("csat", Figure.share(8, 10), Figure.share(8, 10)).direction())
                .isEqualTo(Direction.NEITHER);
        assertThat(of("backlog", count(7), count(10)).difference()).isEqualTo(-3);
    }

    @Test
    void is_none_where_there_was_nothing_to_measure() {
        assertThat(Shift.of(kpi("csat"), Figure.share(1, 2), Figure.share(0, 0)))
                .isEmpty();
        assertThat(Shift.of(kpi("csat"), Figure.share(0, 0), Figure.share(1, 2)))
                .isEmpty();
    }

    private static Shift of(String kpi, Figure now, Figure before) {
        return Shift.of(kpi(kpi), now, before).orElseThrow();
    }

    private static Kpi<?> kpi(String key) {
        return Catalog.named(key).orElseThrow();
    }

    private static Figure count(long count) {
        return new Figure(Optional.of((double) count), count, Map.of());
    }

    private static Figure mean(double value) {
        return new Figure(Optional.of(value), 20, Map.of());
    }
}
