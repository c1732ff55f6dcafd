package dev.plumbline.survey.dashboard;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.figure.Estimate;
import dev.plumbline.survey.figure.Estimate.Interval;
import dev.plumbline.survey.figure.SurveyFigure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Figures as a row of a table: n and interval beside every one. */
final class FigureRow {
    private FigureRow() {}

    static LeadSheet.Row of(SurveyFigure figure) {
        var kind = figure.kind();
        var score = score(figure);
        return new LeadSheet.Row(
                figure.group().map(it -> name(it, kind)).orElse("not known"),
                SurveyWords.of(kind),
                String.format(Locale.ROOT, "%,d of %,d", figure.answered(), figure.sent()),
                figure.tooFew(),
                figure.responseRate().map(it -> cell(it, FigureRow::percent)),
                score.map(it -> cell(it, format(kind))),
                figure.mean().map(it -> cell(it, FigureRow::decimal)),
                score.map(it -> bar(it, kind)),
                figure.suspected() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%,d suspected, left out", figure.suspected()));
    }

    /** The figure that a kind is known for: one that has no other has its mean. */
    private static Optional<Estimate> score(SurveyFigure figure) {
        return switch (figure.kind()) {
            case CSAT -> figure.satisfied();
            case NPS -> figure.netPromoters();
            case CES, HANDOFF -> figure.mean();
        };
    }

    private static DoubleFunction<String> format(SurveyKind kind) {
        return switch (kind) {
            case CSAT -> FigureRow::percent;
            case NPS -> FigureRow::points;
            case CES, HANDOFF -> FigureRow::decimal;
        };
    }

    private static String name(String group, SurveyKind kind) {
        return group.equals(kind.name().toLowerCase(Locale.ROOT)) ? SurveyWords.of(kind) : SurveyWords.path(group);
    }

    private static LeadSheet.Cell cell(Estimate estimate, DoubleFunction<String> format) {
        return new LeadSheet.Cell(format.apply(estimate.value()), interval(estimate, format));
    }

    private static String interval(Estimate estimate, DoubleFunction<String> format) {
        return estimate.interval()
                .map(it -> format.apply(it.low()) + " to " + format.apply(it.high()))
                .orElse("no interval: all answers are alike");
    }

    private static LeadSheet.Bar bar(Estimate estimate, SurveyKind kind) {
        var around = estimate.interval().orElse(new Interval(estimate.value(), estimate.value()));
        var low = place(around.low(), kind);
        var high = place(around.high(), kind);
        return new LeadSheet.Bar(
                plain(place(estimate.value(), kind)),
                plain(low),
                plain(high - low),
                plain(Math.min(high, 99.5)),
                format(kind).apply(estimate.value()) + ", 95 % interval " + interval(estimate, format(kind)));
    }

    /** Where a value stands on the scale of its figure, 0..100. */
    private static double place(double value, SurveyKind kind) {
        return switch (kind) {
            case CSAT -> 100 * value;
            case NPS -> (value + 100) / 2;
            case CES, HANDOFF -> 100 * (value - kind.lowest()) / (kind.highest() - kind.lowest());
        };
    }

    private static String plain(double width) {
        return String.format(Locale.ROOT, "%.1f", width);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%+d", Math.round(value));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
