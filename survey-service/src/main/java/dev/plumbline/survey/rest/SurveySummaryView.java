package dev.plumbline.survey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.survey.figure.Estimate;
import dev.plumbline.survey.figure.Estimate.Interval;
import dev.plumbline.survey.figure.SurveyFigure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the answers say, by kind and group. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SurveySummaryView(Optional<Instant> from, Optional<Instant> to, String by, List<FigureView> figures) {

    /**
     * One kind of survey in one group.
     *
     * @param group absent where it is not known
     * @param n how many answers make the figures; the suspected are left out
     * @param responseRate answered of those sent
     * @param satisfied of CSAT, the share of 4 and 5
     * @param netPromoterScore of NPS, -100..100
     * @param tooFew whether there are fewer than ten answers: too few to rank
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record FigureView(
            String kind,
            Optional<String> group,
            long sent,
            long n,
            long suspected,
            boolean tooFew,
            Optional<EstimateView> responseRate,
            Optional<EstimateView> mean,
            Optional<EstimateView> satisfied,
            Optional<EstimateView> netPromoterScore) {}

    /** A value within its 95 % interval; without one where the answers are one or all alike. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record EstimateView(double value, Optional<Double> low, Optional<Double> high) {
        static EstimateView of(Estimate estimate) {
            return new EstimateView(
                    estimate.value(),
                    estimate.interval().map(Interval::low),
                    estimate.interval().map(Interval::high));
        }
    }

    static FigureView of(SurveyFigure figure) {
        return new FigureView(
                JsonFields.spelt(figure.kind()),
                figure.group(),
                figure.sent(),
                figure.answered(),
                figure.suspected(),
                figure.tooFew(),
                figure.responseRate().map(EstimateView::of),
                figure.mean().map(EstimateView::of),
                figure.satisfied().map(EstimateView::of),
                figure.netPromoters().map(EstimateView::of));
    }
}
