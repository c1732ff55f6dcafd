package dev.plumbline.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The contrast between before and after")
class ContrastTest {
    private static final Instant RELEASE = Instant.parse("2026-02-02T00:00:00Z");
    private static final int TRIALS = 2_000;
    /** Of 2,000 that are no change, 20 are to be expected. */
    private static final int FALSE_ALARMS = 35;

    @Test
    void of_shares_is_the_interval_of_newcombe() {
        // His first example, at 95 %: 56 of 70 against 48 of 80.
        var interval = Contrast.newcombe(48, 80, 56, 70, 1.959964);

        assertThat(interval.low()).isCloseTo(0.0524, within(0.0001));
        assertThat(interval.high()).isCloseTo(0.3339, within(0.0001));
    }

    @Test
    void of_shares_is_clear_by_chance_in_about_one_of_a_hundred_and_finds_what_is_there() {
        var random = new SplittableRandom(1);

        assertThat(clear(() -> 0.8, () -> 0.8, random)).isLessThan(FALSE_ALARMS);
        assertThat(clear(() -> 0.8, () -> 0.6, random)).isGreaterThan(TRIALS * 9 / 10);
    }

    private static int clear(DoubleSupplier before, DoubleSupplier after, SplittableRandom random) {
        var clear = 0;
        for (var trial = 0; trial < TRIALS; trial++) {
            var contrast = Contrast.of(
                    Kpi.Unit.SHARE,
                    side(14, Figure.share(hits(random, 300, before.getAsDouble()), 300)),
                    side(14, Figure.share(hits(random, 150, after.getAsDouble()), 150)));
            clear += contrast.isClear() ? 1 : 0;
        }
        return clear;
    }

    private static int hits(SplittableRandom random, int trials, double share) {
        return (int) random.doubles(trials).filter(it -> it < share).count();
    }

    @Test
    void of_counts_compares_what_comes_in_a_day_however_long_the_windows_are() {
        var same = Contrast.of(Kpi.Unit.COUNT, count(14, 280), count(7, 140));
        assertThat(same.difference()).isZero();
        assertThat(same.isClear()).isFalse();
        assertThat(same.interval().orElseThrow().low()).isNegative();

        var more = Contrast.of(Kpi.Unit.COUNT, count(14, 280), count(7, 280));
        assertThat(more.difference()).isEqualTo(20);
        assertThat(more.isClear()).isTrue();
        assertThat(more.interval().orElseThrow().low()).isBetween(10.0, 20.0);
        assertThat(more.interval().orElseThrow().high()).isBetween(20.0, 32.0);

        assertThat(Contrast.of(Kpi.Unit.COUNT, count(14, 0), count(14, 50)).isClear())
                .isTrue();
        assertThat(Contrast.of(Kpi.Unit.COUNT, count(14, 50), count(14, 0)).isClear())
                .isTrue();
    }

    @Test
    void of_times_is_clear_by_chance_in_about_one_of_a_hundred_and_finds_what_is_there() {
        var random = new SplittableRandom(2);

        var byChance = 0;
        var found = 0;
        for (var trial = 0; trial < TRIALS; trial++) {
            var before = side(14, times(random, 200, 3_600));
            byChance += clear(before, side(14, times(random, 100, 3_600)));
            found += clear(before, side(14, times(random, 100, 7_200)));
        }

        assertThat(byChance).isLessThan(2 * FALSE_ALARMS);
        assertThat(found).isGreaterThan(TRIALS * 9 / 10);
    }

    private static int clear(Side before, Side after) {
        return Contrast.of(Kpi.Unit.SECONDS, before, after).isClear() ? 1 : 0;
    }

    /** Log-normal times, as a KPI tells of them. */
    private static Figure times(SplittableRandom random, int n, double median) {
        var normal = new Random(random.nextLong());
        var seconds = new double[n];
        Arrays.setAll(seconds, index -> median * Math.exp(normal.nextGaussian()));
        Arrays.sort(seconds);
        var middle = seconds[(n + 1) / 2 - 1];
        return new Figure(
                Optional.of(middle),
                n,
                Map.of("p50", Optional.of(middle), "p90", Optional.of(seconds[(int) Math.ceil(0.9 * n) - 1])));
    }

    @Test
    void of_scores_is_clear_when_the_share_of_good_ones_is() {
        var contrast = Contrast.of(Kpi.Unit.SCORE, score(5.6, 0.8), score(4.9, 0.5));

        assertThat(contrast.difference()).isCloseTo(-0.7, within(1e-9));
        assertThat(contrast.interval()).isEmpty();
        assertThat(contrast.isClear()).isTrue();
        assertThat(Contrast.of(Kpi.Unit.SCORE, score(5.6, 0.8), score(5.5, 0.78))
                        .isClear())
                .isFalse();
    }

    private static Side score(double mean, double good) {
        return side(14, new Figure(Optional.of(mean), 100, Map.of("share", Optional.of(good))));
    }

    private static Side count(int days, int count) {
        return side(days, new Figure(Optional.of((double) count / days), count, Map.of()));
    }

    private static Side side(int days, Figure figure) {
        return new Side(new Window(RELEASE, RELEASE.plus(Duration.ofDays(days))), figure);
    }
}
