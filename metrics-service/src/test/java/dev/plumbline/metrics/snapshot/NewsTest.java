package dev.plumbline.metrics.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.KpiSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("News of snapshots")
class NewsTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void are_those_whose_value_or_n_changed() {
        var told = told(Map.of("value", news(0.5, 2), "n", news(0.5, 2), "same", news(0.5, 2)));

        var news = News.between(told, current(Map.of("value", news(0.6, 2), "n", news(0.5, 4), "same", news(0.5, 2))));

        assertThat(news.changed()).extracting(KpiSnapshot::kpi).containsExactlyInAnyOrder("value", "n");
        assertThat(news.ended()).isEmpty();
    }

    @Test
    void are_those_that_there_is_nothing_to_measure_in_any_more() {
        var told = told(Map.of("csat", news(0.5, 2)));

        var news = News.between(told, current(Map.of("csat", new News.Told(Optional.empty(), 0))));

        assertThat(news.changed()).extracting(KpiSnapshot::value).containsExactly(Optional.empty());
    }

    @Test
    void are_not_that_a_mean_was_summed_in_another_order() {
        var told = told(Map.of("mean", news(0.1 + 0.2 + 0.3, 3)));

        assertThat(News.between(told, current(Map.of("mean", news(0.3 + 0.2 + 0.1, 3))))
                        .changed())
                .isEmpty();
    }

    @Test
    void are_not_that_nothing_happened_where_nothing_was_told() {
        var nothing = new News.Told(Optional.of(0.0), 0);

        assertThat(News.between(Map.of(), current(Map.of("backlog", nothing))).changed())
                .isEmpty();
    }

    @Test
    void are_the_ends_of_groups_that_are_gone() {
        var told = told(Map.of("gone", news(1, 1), "there", news(1, 1)));

        assertThat(News.between(told, current(Map.of("there", news(1, 1)))))
                .isEqualTo(new News(List.of(), List.of("acme|gone|")));
    }

    private static News.Told news(double value, long n) {
        return new News.Told(Optional.of(value), n);
    }

    private static Map<String, News.Told> told(Map<String, News.Told> byKpi) {
        var told = new HashMap<String, News.Told>();
        byKpi.forEach((kpi, figure) -> told.put(snapshot(kpi, figure).key(), figure));
        return told;
    }

    private static Map<String, KpiSnapshot> current(Map<String, News.Told> byKpi) {
        var current = new HashMap<String, KpiSnapshot>();
        byKpi.forEach((kpi, figure) -> current.put(snapshot(kpi, figure).key(), snapshot(kpi, figure)));
        return current;
    }

    private static KpiSnapshot snapshot(String kpi, News.Told figure) {
        return new KpiSnapshot("acme", kpi, Map.of(), NOON.minusSeconds(86_400), NOON, figure.value(), figure.n());
    }
}
