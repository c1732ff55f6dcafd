package dev.plumbline.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The chance of a sign")
class ChanceTest {

    /** From printed tables of Student's distribution. */
    @ParameterizedTest
    @CsvSource({
        "6.314, 1, 0.05",
        "63.657, 1, 0.005",
        "2.015, 5, 0.05",
        "5.893, 5, 0.001",
        "1.812, 10, 0.05",
        "4.144, 10, 0.001",
        "2.042, 30, 0.025",
        "3.291, 100000, 0.0005",
        "0, 7, 0.5"
    })
    void is_what_tables_say(double t, double degrees, double chance) {
        assertThat(StudentT.upperTail(t, degrees)).isCloseTo(chance, within(2e-4 * Math.max(0.1, chance * 10)));
    }

    @Test
    void is_exact_where_the_distribution_has_a_closed_form() {
        // Of one degree of freedom it is Cauchy's, of two an algebraic function.
        for (var t : new double[] {-40, -3, -0.1, 0.2, 1, 7, 300}) {
            assertThat(StudentT.upperTail(t, 1)).isCloseTo(0.5 - Math.atan(t) / Math.PI, within(1e-12));
            assertThat(StudentT.upperTail(t, 2)).isCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), within(1e-12));
        }
    }

    @Property(tries = 200)
    @Label("of one side and of the other add up to one")
    void adds_up(
            @ForAll @DoubleRange(min = -50, max = 50) double t, @ForAll @DoubleRange(min = 1, max = 500) double n) {
        assertThat(StudentT.upperTail(t, n) + StudentT.upperTail(-t, n)).isCloseTo(1, within(1e-12));
    }

    @Test
    void is_corrected_for_how_much_was_looked_at() {
        assertThat(Holm.corrected(List.of(0.01, 0.04, 0.03, 0.005)))
                .usingComparatorForType(ChanceTest::compare, Double.class)
                .containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Holm.corrected(List.of(0.7, 0.9))).containsExactly(1.0, 1.0);
        assertThat(Holm.corrected(List.of())).isEmpty();
    }

    private static int compare(double one, double other) {
        return Math.abs(one - other) < 1e-12 ? 0 : Double.compare(one, other);
    }

    @Test
    void does_not_depend_on_how_high_a_share_is() {
        var random = new Random(5);
        for (var share : new double[] {0.03, 0.3, 0.9}) {
            var values = new ArrayList<Double>();
            for (var sample = 0; sample < 4_000; sample++) {
                var such = 0;
                for (var trial = 0; trial < 200; trial++) {
                    such += random.nextDouble() < share ? 1 : 0;
                }
                values.add(Scale.SHARE.of(such / 200.0, 200) * Math.sqrt(200));
            }
            var mean = values.stream().mapToDouble(it -> it).average().orElseThrow();
            var variance =
                    values.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum() / (values.size() - 1);
            assertThat(variance).as("of " + share).isCloseTo(1, within(0.08));
        }
    }
}
