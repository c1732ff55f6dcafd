package dev.plumbline.survey.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.figure.Estimate.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Figures of surveys")
class SurveyFigureTest {
    private static final double CLOSE = 0.005;

    @Test
    void have_the_response_rate_and_the_satisfied_with_their_wilson_intervals() {
        var figure = only(counts(SurveyKind.CSAT, 60, Map.of(5, 25L, 3, 10L, 1, 5L)));

        assertThat(figure.sent()).isEqualTo(100);
        assertThat(figure.answered()).isEqualTo(40);
        assertThat(figure.responseRate().orElseThrow().value()).isEqualTo(0.4);
        near(figure.responseRate(), 0.309, 0.498);
        assertThat(figure.satisfied().orElseThrow().value()).isEqualTo(0.625);
        near(figure.satisfied(), 0.470, 0.758);
        assertThat(figure.netPromoters()).isEmpty();
        assertThat(figure.tooFew()).isFalse();
    }

    @Test
    void have_the_mean_with_students_interval() {
        // Ten answers 1..5 twice each: deviation 1.4907, t(9) = 2.2622.
        var mean = Estimate.mean(SurveyKind.CSAT, Map.of(1, 2L, 2, 2L, 3, 2L, 4, 2L, 5, 2L));

        assertThat(mean.orElseThrow().value()).isEqualTo(3);
        near(mean, 3 - 1.0664, 3 + 1.0664);
    }

    @Test
    void have_no_interval_of_a_mean_whose_answers_are_alike_and_never_one_beyond_the_scale() {
        assertThat(Estimate.mean(SurveyKind.CSAT, Map.of(5, 20L)).orElseThrow().interval())
                .isEmpty();
        assertThat(Estimate.mean(SurveyKind.CSAT, Map.of(5, 1L, 1, 1L))
                        .orElseThrow()
                        .interval())
                .contains(new Interval(1, 5));
    }

    @Test
    void have_promoters_less_detractors_with_an_interval_that_is_wide_for_few() {
        var figure = only(counts(SurveyKind.NPS, 10, Map.of(10, 5L, 8, 3L, 2, 2L)));
        assertThat(figure.netPromoters().orElseThrow().value()).isEqualTo(30);

        var alike = Estimate.netPromoters(Map.of(10, 10L)).orElseThrow();
        assertThat(alike.value()).isEqualTo(100);
        assertThat(alike.interval().orElseThrow().low()).isLessThan(70);
    }

    @Test
    void leave_suspected_answers_out_but_not_what_was_sent() {
        var counts = new ArrayList<>(counts(SurveyKind.CSAT, 10, Map.of(5, 10L)));
        counts.add(new Count(SurveyKind.CSAT, Optional.of("csat"), Optional.of(1), 5, 5));

        var figure = only(counts);

        assertThat(figure.sent()).isEqualTo(25);
        assertThat(figure.answered()).isEqualTo(10);
        assertThat(figure.suspected()).isEqualTo(5);
        assertThat(figure.mean().orElseThrow().value()).isEqualTo(5);
    }

    @Test
    void are_too_few_to_rank_below_ten_answers() {
        assertThat(only(counts(SurveyKind.CSAT, 90, Map.of(5, 9L))).tooFew()).isTrue();
        assertThat(only(counts(SurveyKind.CSAT, 0, Map.of(5, 10L))).tooFew()).isFalse();
    }

    @Test
    void never_add_up_kinds_and_know_of_groups_that_nobody_answered() {
        var counts = new ArrayList<>(counts(SurveyKind.CSAT, 3, Map.of()));
        counts.addAll(counts(SurveyKind.NPS, 1, Map.of(9, 1L)));

        var figures = SurveyFigure.of(counts);

        assertThat(figures).extracting(SurveyFigure::kind).containsExactly(SurveyKind.CSAT, SurveyKind.NPS);
        assertThat(figures.getFirst().mean()).isEmpty();
        assertThat(figures.getFirst().responseRate().orElseThrow().value()).isZero();
    }

    private static SurveyFigure only(List<Count> counts) {
        assertThat(SurveyFigure.of(counts)).hasSize(1);
        return SurveyFigure.of(counts).getFirst();
    }

    private static List<Count> counts(SurveyKind kind, long silent, Map<Integer, Long> scores) {
        var counts = new ArrayList<Count>();
        counts.add(new Count(kind, Optional.of("csat"), Optional.empty(), silent, 0));
        scores.forEach((score, n) -> counts.add(new Count(kind, Optional.of("csat"), Optional.of(score), n, 0)));
        return counts;
    }

    private static void near(Optional<Estimate> estimate, double low, double high) {
        var interval = estimate.orElseThrow().interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(low, within(CLOSE));
        assertThat(interval.high()).isCloseTo(high, within(CLOSE));
    }
}
