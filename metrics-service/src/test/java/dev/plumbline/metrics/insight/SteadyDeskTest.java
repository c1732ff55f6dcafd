package dev.plumbline.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A desk where nothing changes")
class SteadyDeskTest {
    private static final int SEEDS = Integer.getInteger("seeds", 20);

    @Test
    void raises_at_most_one_insight_for_twenty_seeds_together() {
        var found = new ArrayList<String>();
        for (var seed = 1; seed <= 20; seed++) {
            var days = seed % 2 == 0 ? 7 : 28;
            var figures = Desk.figures(seed, Desk.END, (behaviour, day) -> {});
            var findings = new Insights(figures).of("steady", lastDays(days, Desk.END));
            assertThat(findings.looked()).isGreaterThan(Patterns.ALL.size());
            for (var insight : findings.insights()) {
                found.add("seed %d: %s %s".formatted(seed, insight.pattern().key(), insight.group()));
            }
        }
        assertThat(found).hasSizeLessThanOrEqualTo(1);
    }

    static Query lastDays(int days, Instant now) {
        return new Query(
                Desk.END.minus(Duration.ofDays(days)),
                Desk.END,
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                now);
    }
}
