package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Tenant;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings that facts were folded with")
class FoldedSettingsTest {
    private static final BusinessHours MONDAYS = new BusinessHours(
            Map.of(DayOfWeek.MONDAY, List.of(new Opening(LocalTime.of(9, 0), LocalTime.of(17, 0)))), Set.of());
    private static final BusinessHours NOT_ON_NEW_YEAR =
            new BusinessHours(MONDAYS.week(), Set.of(LocalDate.parse("2027-01-01")));

    @Test
    void differ_when_any_differs_that_facts_depend_on() {
        assertThat(List.of(
                        text(null, null, null, null, null),
                        text(ZoneId.of("Europe/Berlin"), null, null, null, null),
                        text(null, MONDAYS, null, null, null),
                        text(null, NOT_ON_NEW_YEAR, null, null, null),
                        text(null, null, Duration.ofDays(3), null, null),
                        text(null, null, null, Set.of("fraud"), null),
                        text(null, null, null, null, new Enrichers(true, false, List.of())),
                        text(
                                null,
                                null,
                                null,
                                null,
                                new Enrichers(
                                        false,
                                        false,
                                        List.of(new Enrichers.CategoryRule("billing", List.of("invoice")))))))
                .doesNotHaveDuplicates();
    }

    @Test
    void are_the_same_whatever_else_a_tenant_changes() {
        var before = Tenant.named("acme", "Acme", List.of());
        var renamed = new Tenant("acme", "Acme Inc.", null, "EUR", null, null, null, null, false, null, List.of());
        assertThat(FoldedSettings.text(renamed)).isEqualTo(FoldedSettings.text(before));
    }

    /** Sets come in another order in each process: what is written down must not. */
    @Test
    void are_written_down_in_one_order() {
        var written = text(
                null,
                new BusinessHours(Map.of(), Set.of(LocalDate.parse("2026-12-26"), LocalDate.parse("2026-12-25"))),
                null,
                Set.of("security", "fraud", "legal"),
                null);
        assertThat(written)
                .contains("\"holidays\":[\"2026-12-25\",\"2026-12-26\"]")
                .contains("\"sensitiveCategories\":[\"fraud\",\"legal\",\"security\"]");
    }

    private static String text(
            ZoneId zone, BusinessHours hours, Duration window, Set<String> sensitive, Enrichers enrichers) {
        return FoldedSettings.text(
                new Tenant("acme", "Acme", zone, null, hours, window, sensitive, null, null, enrichers, List.of()));
    }
}
