package dev.plumbline.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A figure before and after a change")
class PairTest {
    private static final Instant RELEASE = Instant.parse("2026-02-02T00:00:00Z");
    private static final Duration FORTNIGHT = Duration.ofDays(14);
    private static final Windows LONG_AGO = windows(FORTNIGHT, false);

    @Test
    void is_better_or_worse_as_its_kpi_says() {
        assertThat(finding("csat", share(50, 100), share(80, 100), LONG_AGO)).isEqualTo(Finding.BETTER);
        assertThat(finding("csat", share(80, 100), share(50, 100), LONG_AGO)).isEqualTo(Finding.WORSE);
        assertThat(finding("reopen_rate", share(50, 100), share(80, 100), LONG_AGO))
                .isEqualTo(Finding.WORSE);
        assertThat(finding("escalation_rate", share(50, 100), share(80, 100), LONG_AGO))
                .isEqualTo(Finding.MOVED);
        assertThat(finding("csat", share(50, 100), share(55, 100), LONG_AGO)).isEqualTo(Finding.UNCLEAR);
    }

    @Test
    void says_nothing_of_fewer_than_twenty() {
        assertThat(finding("csat", share(0, 19), share(100, 100), LONG_AGO)).isEqualTo(Finding.TOO_FEW);
        assertThat(finding("csat", share(0, 100), share(19, 19), LONG_AGO)).isEqualTo(Finding.TOO_FEW);
        assertThat(finding("csat", share(0, 20), share(20, 20), LONG_AGO)).isEqualTo(Finding.BETTER);
        assertThat(finding("csat", share(0, 0), share(20, 20), LONG_AGO)).isEqualTo(Finding.TOO_FEW);
        // That nobody asks any more is no matter of too few.
        assertThat(finding("conversation_volume", count(200), count(0), LONG_AGO))
                .isEqualTo(Finding.MOVED);
        assertThat(finding("conversation_volume", count(9), count(0), LONG_AGO)).isEqualTo(Finding.TOO_FEW);
    }

    @Test
    void waits_until_customers_would_have_come_back() {
        var fresh = windows(FORTNIGHT, true);

        assertThat(finding("repeat_contact_rate", share(50, 100), share(10, 100), fresh))
                .isEqualTo(Finding.TOO_EARLY);
        assertThat(finding("first_contact_resolution", share(50, 100), share(90, 100), fresh))
                .isEqualTo(Finding.TOO_EARLY);
        assertThat(finding("csat", share(50, 100), share(90, 100), fresh)).isEqualTo(Finding.BETTER);
    }

    @Test
    void compares_no_volume_before_every_weekday_has_been() {
        assertThat(finding("conversation_volume", count(200), count(5), windows(Duration.ofDays(2), true)))
                .isEqualTo(Finding.TOO_EARLY);
        assertThat(finding("csat", share(50, 100), share(90, 100), windows(Duration.ZERO, true)))
                .isEqualTo(Finding.TOO_EARLY);
    }

    @Test
    void stands_beside_what_would_have_been_had_it_moved_as_elsewhere() {
        var own = pair("csat", share(80, 100), share(50, 100), LONG_AGO);
        var others = pair("csat", whole(share(700, 1000)), whole(share(600, 1000)));

        var elsewhere = own.comparisons(Optional.of("billing"), Optional.of(others))
                .getFirst()
                .elsewhere()
                .orElseThrow();

        assertThat(rounded(elsewhere.difference())).isEqualTo(-0.1);
        assertThat(rounded(elsewhere.expected())).isEqualTo(0.7);
        assertThat(rounded(elsewhere.beyond())).isEqualTo(-0.2);
    }

    @Test
    void moves_a_count_by_the_same_factor_as_elsewhere() {
        var own = pair("conversation_volume", count(140), count(280), LONG_AGO);
        var others = pair("conversation_volume", whole(count(1400)), whole(count(2100)));

        var elsewhere = own.comparisons(Optional.of("billing"), Optional.of(others))
                .getFirst()
                .elsewhere()
                .orElseThrow();

        assertThat(rounded(elsewhere.expected())).isEqualTo(15);
        assertThat(rounded(elsewhere.beyond())).isEqualTo(5);
    }

    private static double rounded(Optional<Double> value) {
        return Math.rint(value.orElseThrow() * 1e9) / 1e9;
    }

    private static Finding finding(String kpi, Figure before, Figure after, Windows windows) {
        return pair(kpi, before, after, windows)
                .comparisons(Optional.of("billing"), Optional.empty())
                .getFirst()
                .finding();
    }

    private static Pair pair(String kpi, Figure before, Figure after, Windows windows) {
        return new Pair(
                List.of(answer(kpi, Map.of(Dimension.CATEGORY, "billing"), before)),
                List.of(answer(kpi, Map.of(Dimension.CATEGORY, "billing"), after)),
                windows);
    }

    private record Whole(Figure figure) {}

    private static Whole whole(Figure figure) {
        return new Whole(figure);
    }

    private static Pair pair(String kpi, Whole before, Whole after) {
        return new Pair(
                List.of(answer(kpi, Map.of(), before.figure())),
                List.of(answer(kpi, Map.of(), after.figure())),
                LONG_AGO);
    }

    private static Answer answer(String kpi, Map<Dimension, String> group, Figure figure) {
        var query = new Query(
                RELEASE,
                RELEASE.plus(FORTNIGHT),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                RELEASE);
        return new Answer(
                Catalog.named(kpi).orElseThrow(),
                query,
                List.of(),
                List.of(new Answer.Line(Optional.empty(), Map.copyOf(group), figure)));
    }

    private static Windows windows(Duration after, boolean isFresh) {
        return new Windows(
                new Window(RELEASE.minus(FORTNIGHT), RELEASE), new Window(RELEASE, RELEASE.plus(after)), isFresh);
    }

    private static Figure share(int such, int all) {
        return Figure.share(such, all);
    }

    private static Figure count(int count) {
        return new Figure(Optional.of((double) count), count, Map.of());
    }
}
