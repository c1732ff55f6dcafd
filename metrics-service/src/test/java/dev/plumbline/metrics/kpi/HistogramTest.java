package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

@Label("A histogram")
class HistogramTest {
    @Property(tries = 300)
    @Label("is at most 2 % off from the percentile of the values themselves")
    void is_close(@ForAll @Size(min = 1, max = 300) List<@From("seconds") Double> values) {
        var histogram = new Histogram();
        histogram.add(array(values));
        for (var rank : new double[] {0.5, 0.9}) {
            assertThat(histogram.percentile(rank)).isCloseTo(exact(values, rank), withinPercentage(2));
        }
    }

    @Property(tries = 300)
    @Label("of all values is the sum of the histograms of parts, also when these were written and read")
    void adds_up(
            @ForAll @Size(min = 1, max = 100) List<@From("seconds") Double> some,
            @ForAll @Size(max = 100) List<@From("seconds") Double> others) {
        var sum = new Histogram();
        sum.add(Histogram.encoded(sorted(some)));
        sum.add(array(others));
        var together = new ArrayList<>(some);
        together.addAll(others);
        assertThat(sum.count()).isEqualTo(together.size());
        var whole = new Histogram();
        whole.add(array(together));
        for (var rank : new double[] {0.01, 0.5, 0.9, 1}) {
            assertThat(sum.percentile(rank)).isEqualTo(whole.percentile(rank));
        }
    }

    @Provide
    Arbitrary<Double> seconds() {
        return Arbitraries.oneOf(
                Arbitraries.just(0.0),
                Arbitraries.doubles().between(0.001, 1).ofScale(6),
                Arbitraries.doubles().between(1, 100_000),
                Arbitraries.doubles().between(1, 3e8));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double exact(List<Double> values, double rank) {
        var sorted = sorted(values);
        return sorted[(int) Math.ceil(rank * sorted.length) - 1];
    }

    private static double[] sorted(List<Double> values) {
        var sorted = array(values);
        Arrays.sort(sorted);
        return sorted;
    }
}
