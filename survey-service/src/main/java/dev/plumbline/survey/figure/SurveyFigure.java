package dev.plumbline.survey.figure;

import static java.util.stream.Collectors.groupingBy;

import dev.plumbline.contract.SurveyKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one kind of survey says of one group. Scores of different kinds are on different scales and never added up.
 *
 * @param group empty where it is not known
 * @param answered n of all figures: without the suspected
 * @param suspected answers that are left out
 * @param responseRate answered of those sent
 * @param satisfied the share of 4 and 5; CSAT alone has one
 * @param netPromoters NPS alone has them, -100..100
 */
public record SurveyFigure(
        SurveyKind kind,
        Optional<String> group,
        long sent,
        long answered,
        long suspected,
        Optional<Estimate> responseRate,
        Optional<Estimate> mean,
        Optional<Estimate> satisfied,
        Optional<Estimate> netPromoters) {
    /** Of fewer answers a figure says too little to be ranked. */
    public static final int ENOUGH = 10;

    /** Figures by kind and within it by group, the largest first. */
    public static List<SurveyFigure> of(List<Count> counts) {
        return counts.stream().collect(groupingBy(it -> Map.entry(it.kind(), it.group()))).entrySet().stream()
                .map(it -> of(it.getKey().getKey(), it.getKey().getValue(), it.getValue()))
                .sorted(Comparator.comparing(SurveyFigure::kind)
                        .thenComparing(SurveyFigure::sent, Comparator.reverseOrder())
                        .thenComparing(it -> it.group().orElse("")))
                .toList();
    }

    private static SurveyFigure of(SurveyKind kind, Optional<String> group, List<Count> counts) {
        var scores = counts.stream()
                .filter(it -> it.score().isPresent())
                .collect(Collectors.toMap(
                        it -> it.score().orElseThrow(), it -> it.surveys() - it.suspected(), Long::sum));
        var sent = counts.stream().mapToLong(Count::surveys).sum();
        var answered = scores.values().stream().mapToLong(Long::longValue).sum();
        return new SurveyFigure(
                kind,
                group,
                sent,
                answered,
                counts.stream().mapToLong(Count::suspected).sum(),
                Estimate.share(answered, sent),
                Estimate.mean(kind, scores),
                kind == SurveyKind.CSAT ? Estimate.share(Estimate.count(scores, 4, 5), answered) : Optional.empty(),
                kind == SurveyKind.NPS ? Estimate.netPromoters(scores) : Optional.empty());
    }

    public boolean tooFew() {
        return answered < ENOUGH;
    }
}
