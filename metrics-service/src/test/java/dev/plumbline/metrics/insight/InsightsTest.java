package dev.plumbline.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Insights")
class InsightsTest {
    private static final Instant CHANGE = Desk.END.minus(Duration.ofDays(14));
    private static final Instant LATER = Desk.END.plus(Duration.ofDays(8));

    /** The AI hands fewer over, and satisfies fewer. */
    private static final Figures FIGURES = Desk.figures(11, LATER, (behaviour, day) -> {
        if (!day.isBefore(CHANGE)) {
            behaviour.handsOver = 0.12;
            behaviour.csatOfAi = 0.5;
        }
    });

    private static Findings findings(Query query) {
        return new Insights(FIGURES).of("acme", query);
    }

    private static Query of(Instant from, Instant to, Instant now, Map<Axis, List<String>> filters) {
        return new Query(from, to, Optional.empty(), List.of(), filters, List.of(), ZoneId.of("UTC"), now);
    }

    @Test
    void show_their_figures_then_and_now_as_the_kpis_have_them_and_where_to_look() {
        var query = of(CHANGE, Desk.END, LATER, Map.of());
        var insight = findings(query).insights().stream()
                .filter(it -> it.pattern().key().equals("bot_overreaches"))
                .findFirst()
                .orElseThrow();

        assertThat(insight.figures()).hasSize(2);
        var csat = insight.figures().get(1);
        var asked = query.filtered(Map.of(Dimension.PATH, List.of("ai_only")));
        assertThat(csat.now()).isEqualTo(csatOf(asked));
        assertThat(csat.then()).isEqualTo(csatOf(asked.before()));
        assertThat(csat.change().orElseThrow()).isNegative();
        assertThat(csat.filters()).isEqualTo(Map.of(Dimension.PATH, List.of("ai_only")));
        assertThat(insight.evidence()).isEqualTo(Map.of(Dimension.PATH, List.of("ai_only")));
        assertThat(insight.chance()).isBetween(csat.chance(), Insights.LEVEL);
    }

    private static Figure csatOf(Query query) {
        return FIGURES.answer("acme", List.of(Reading.of("csat").kpi().select()), query)
                .getFirst()
                .total()
                .getFirst()
                .figure();
    }

    @Test
    void come_with_the_heaviest_first() {
        var insights = findings(of(CHANGE, Desk.END, LATER, Map.of())).insights();
        assertThat(insights)
                .hasSizeGreaterThan(1)
                .isSortedAccordingTo(Comparator.comparing(Insight::weight).reversed());
    }

    @Test
    void say_what_they_could_not_judge_and_why() {
        var brief = findings(of(Desk.END.minus(Duration.ofDays(3)), Desk.END, LATER, Map.of()));
        assertThat(brief.looked()).isZero();
        assertThat(brief.insights()).isEmpty();
        assertThat(brief.tooLittle())
                .extracting(Findings.Unjudged::why)
                .hasSizeGreaterThanOrEqualTo(Patterns.ALL.size())
                .containsOnly("The period has 3 whole days that have settled; it takes 5");

        var byPeople = findings(of(CHANGE, Desk.END, LATER, Map.of(Dimension.PATH, List.of("human_only"))));
        assertThat(byPeople.tooLittle())
                .filteredOn(it -> it.pattern().key().equals("contained_not_helped"))
                .extracting(Findings.Unjudged::why)
                .singleElement()
                .asString()
                .contains("containment_rate rests on 0");
        assertThat(byPeople.tooLittle())
                .filteredOn(it -> it.pattern().key().equals("one_segment_slips"))
                .extracting(Findings.Unjudged::why)
                .containsExactly("There is no group of which anything is known");

        var young = Desk.END.minus(Duration.ofDays(70));
        assertThat(findings(of(young, young.plus(Duration.ofDays(7)), LATER, Map.of()))
                        .tooLittle())
                .extracting(Findings.Unjudged::why)
                .anyMatch(why -> why.contains("in the period before") || why.startsWith("There are too few weeks of"));
    }

    @Test
    void look_at_what_the_filters_leave_only() {
        var query = of(CHANGE, Desk.END, LATER, Map.of(Dimension.CATEGORY, List.of("billing")));
        assertThat(findings(query).looked()).isPositive();
        assertThat(findings(query).insights())
                .allMatch(it -> it.evidence().get(Dimension.CATEGORY).equals(List.of("billing")));
    }

    @Test
    void leave_out_what_has_not_settled_and_cut_the_period_before_alike() {
        // Wednesday noon of a week that is asked for as a whole: Monday is over for a day, Tuesday is not.
        var monday = Desk.END.minus(Duration.ofDays(7));
        var span = Span.of(of(monday, Desk.END, monday.plus(Duration.ofHours(60)), Map.of()));
        assertThat(span.now().to()).isEqualTo(monday.plus(Duration.ofDays(1)));
        assertThat(span.then().from()).isEqualTo(monday.minus(Duration.ofDays(7)));
        assertThat(span.then().to()).isEqualTo(monday.minus(Duration.ofDays(6)));
        assertThat(span.nowDays().count()).isEqualTo(1);

        var settled = Span.of(of(monday, Desk.END, LATER, Map.of()));
        assertThat(settled.now().to()).isEqualTo(Desk.END);
        assertThat(settled.then().to()).isEqualTo(monday);
        assertThat(settled.nowDays()).isEqualTo(new Span.Days(42, 49));
        assertThat(settled.thenDays()).isEqualTo(new Span.Days(35, 42));

        var future = Span.of(of(LATER, LATER.plus(Duration.ofDays(9)), Desk.END, Map.of()));
        assertThat(future.nowDays().count()).isZero();
    }
}
