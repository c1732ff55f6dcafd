package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The catalog")
class CatalogTest {
    static List<Kpi<?>> kpis() {
        return Catalog.all();
    }

    @Test
    void has_every_kpi_of_the_reference() {
        assertThat(kpis()).hasSize(53);
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void says_of_each_what_it_asks_what_it_is_and_where_it_misleads(Kpi<?> kpi) {
        assertThat(kpi.question()).endsWith("?");
        assertThat(kpi.formula()).isNotBlank().doesNotEndWith(".");
        assertThat(kpi.misleads()).endsWith(".");
        assertThat(kpi.misleads().split("[.!?] ")).hasSizeLessThanOrEqualTo(2);
        assertThat(kpi.source()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void guards_each_by_kpis_that_there_are(Kpi<?> kpi) {
        assertThat(kpi.guardedBy())
                .allSatisfy(guard -> assertThat(Catalog.named(guard)).isPresent())
                .doesNotContain(kpi.key());
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void has_a_measure_for_whatever_is_picked(Kpi<?> kpi) {
        var sayings = Set.of(Set.<Pick>of());
        for (var picks : kpi.parameters().values()) {
            var more = new HashSet<>(sayings);
            sayings.forEach(said -> picks.forEach(pick -> more.add(with(said, pick))));
            sayings = more;
        }
        assertThat(sayings)
                .allSatisfy(said -> assertThat(kpi.select(said).measure()).isNotNull());
    }

    private static Set<Pick> with(Set<Pick> said, Pick pick) {
        var more = new HashSet<>(said);
        more.add(pick);
        return more;
    }

    @Test
    void measures_the_same_when_nothing_or_what_is_implied_is_picked() {
        var firstResponse = Catalog.named("first_response_time").orElseThrow();
        assertThat(firstResponse.select(Set.of(Pick.ALWAYS))).isEqualTo(firstResponse.select());
        assertThat(firstResponse.select(Set.of(Pick.AI, Pick.ALWAYS))).isEqualTo(firstResponse.select(Set.of(Pick.AI)));
    }

    @Test
    void answers_a_vanity_figure_with_kpis_to_ask_instead() {
        assertThat(Catalog.vanity()).containsOnlyKeys("total_messages", "bot_uptime", "number_of_articles");
        assertThat(Catalog.vanity().keySet())
                .allSatisfy(key -> assertThat(Catalog.named(key)).isEmpty());
    }

    @Test
    void takes_only_what_customers_have_of_the_kpis_of_customers() {
        assertThat(Catalog.named("retention_rate").orElseThrow().axes())
                .containsExactlyInAnyOrderElementsOf(Dimension.OF_CUSTOMERS);
        assertThat(Catalog.named("churn_rate").orElseThrow().axes()).contains(Facet.REASON, Facet.THEME);
    }
}
