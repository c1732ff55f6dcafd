package dev.plumbline.metrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("Anomalies of whatever counts")
class AnomaliesLawsTest {
    private static final int WEEKS = 9;

    @Property(tries = 300)
    void lie_outside_of_their_band_and_nothing_else_does(
            @ForAll @Size(WEEKS * 7) List<@IntRange(max = 400) Integer> counts) {
        var series = counted(counts);
        var start = Simulated.day(8 * 7);

        var anomalies = Anomalies.since(start.toInstant(), List.of(series));

        assertThat(anomalies.found()).allSatisfy(anomaly -> {
            assertThat(anomaly.low()).isBetween(0.0, anomaly.expected());
            assertThat(anomaly.high()).isGreaterThan(anomaly.expected());
            assertThat(anomaly.observed() < anomaly.low() || anomaly.observed() > anomaly.high())
                    .isTrue();
            assertThat(Math.abs(anomaly.observed() - anomaly.expected())).isGreaterThanOrEqualTo(Anomalies.FEWEST);
            assertThat(anomaly.isSpike()).isEqualTo(anomaly.observed() > anomaly.expected());
        });
        // What was expected, put in its place, is no anomaly any more.
        anomalies.found().forEach(anomaly -> {
            var mended = Simulated.with(series, anomaly.from(), Math.round(anomaly.expected()));
            assertThat(Anomalies.since(anomaly.from().toInstant(), List.of(mended))
                            .found())
                    .noneMatch(it -> it.from().equals(anomaly.from()));
        });
    }

    @Property(tries = 300)
    void have_a_scale_on_which_every_count_has_its_place(@ForAll @IntRange(max = 1_000_000) int count) {
        assertThat(CountScale.count(CountScale.of(count))).isCloseTo(count, within(1e-6 * Math.max(1, count)));
        assertThat(CountScale.of(count + 1)).isGreaterThan(CountScale.of(count));
    }

    private static VolumeSeries counted(List<Integer> counts) {
        var empty = Simulated.exact(Season.WEEKDAY, WEEKS, day -> 0);
        return new VolumeSeries(
                empty.category(),
                empty.season(),
                empty.starts(),
                counts.stream().map(Integer::longValue).toList());
    }
}
