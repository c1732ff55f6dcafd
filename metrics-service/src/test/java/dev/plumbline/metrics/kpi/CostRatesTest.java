package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contract.CostRecorded.Kind;
import dev.plumbline.metrics.kpi.CostRates.Weights;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Allocated cost")
class CostRatesTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final OptionalInt WHOLE = OptionalInt.empty();
    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    /** Of ten conversations four were the AI's, and people worked for an hour. */
    private static final Weights ALL = new Weights(10, 3600, 4);

    @Test
    void of_labor_follows_the_work() {
        assertThat(cost(Kind.LABOR, ALL, new Weights(1, 900, 0))).isCloseTo(250, EXACTLY);
        assertThat(cost(Kind.LABOR, ALL, new Weights(5, 0, 4))).isZero();
    }

    @Test
    void of_ai_follows_the_conversations_that_it_took() {
        assertThat(cost(Kind.AI, ALL, new Weights(3, 900, 1))).isCloseTo(250, EXACTLY);
    }

    @Test
    void of_everything_else_is_shared_equally() {
        for (var kind : List.of(Kind.SOFTWARE, Kind.TRAINING, Kind.OVERHEAD)) {
            assertThat(cost(kind, ALL, new Weights(2, 900, 1))).isCloseTo(200, EXACTLY);
        }
    }

    @Test
    void is_shared_equally_where_nobody_has_any_weight() {
        var idle = new Weights(10, 0, 0);

        assertThat(cost(Kind.LABOR, idle, new Weights(1, 0, 0))).isCloseTo(100, EXACTLY);
        assertThat(cost(Kind.AI, idle, new Weights(1, 0, 0))).isCloseTo(100, EXACTLY);
    }

    @Test
    void of_a_time_without_conversations_goes_nowhere() {
        assertThat(cost(Kind.SOFTWARE, new Weights(0, 0, 0), new Weights(0, 0, 0)))
                .isZero();
    }

    @Test
    void is_spread_evenly_over_the_seconds_of_its_span() {
        var query = query(Instant.parse("2026-03-31T00:00:00Z"), Instant.parse("2026-04-02T00:00:00Z"));
        var rates = CostRates.of(query, List.of(new Cost(Kind.SOFTWARE, 3100, MARCH, APRIL)), Map.of(WHOLE, ALL));

        assertThat(rates.cost(WHOLE, ALL)).isCloseTo(100, EXACTLY);
    }

    private static double cost(Kind kind, Weights all, Weights own) {
        var cost = new Cost(kind, 1000, MARCH, APRIL);
        return CostRates.of(query(MARCH, APRIL), List.of(cost), Map.of(WHOLE, all))
                .cost(WHOLE, own);
    }

    private static Query query(Instant from, Instant to) {
        return new Query(
                from,
                to,
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                Instant.parse("2026-12-01T00:00:00Z"));
    }
}
