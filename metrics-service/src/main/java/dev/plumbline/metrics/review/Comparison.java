package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Words;
import dev.plumbline.metrics.review.Compared.Past;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The figures of a period beside those of the time before. */
record Comparison(List<Compared> topline, Map<Review.Section, List<Compared>> sections, List<Review.OfPath> paths) {

    private static final String VOLUME = "conversation_volume";

    /** What a review begins with, in this order; also what it says of each path. */
    private static final List<String> TOPLINE = List.of(
            "csat",
            "containment_rate",
            "first_contact_resolution",
            "repeat_contact_rate",
            "handoff_completeness",
            "handoff_rating",
            VOLUME,
            "backlog",
            "open_high_priority");

    private static final Map<Review.Section, List<String>> OF_A_MONTH = ofAMonth();

    private static Map<Review.Section, List<String>> ofAMonth() {
        var sections = new LinkedHashMap<Review.Section, List<String>>();
        sections.put(
                Review.Section.OUTCOMES,
                List.of("resolution_rate", "reopen_rate", "true_deflection_rate", "ces", "nps", "qa_score"));
        sections.put(
                Review.Section.RETENTION, List.of("retention_rate", "churn_rate", "support_influenced_churn_rate"));
        sections.put(
                Review.Section.COST, List.of("cost_per_resolution", "cost_per_contact", "revenue_per_interaction"));
        return sections;
    }

    static Comparison of(Questions questions) {
        var period = questions.period();
        var sections = period.cadence() == Cadence.MONTH ? OF_A_MONTH : Map.<Review.Section, List<String>>of();
        var all = Stream.concat(TOPLINE.stream(), sections.values().stream().flatMap(List::stream))
                .toList();
        var now = questions.ask(all, period, List.of());
        var before = questions.ask(all, period.before().from(), questions.endOfSamePartBefore(), List.of());
        var usual = period.cadence() == Cadence.WEEK ? questions.askWeeksBefore(TOPLINE) : Map.<String, Answer>of();
        var isComparable = Questions.whole(before.get(VOLUME)).n() > 0;
        var weeks = weeksWithConversations(usual);

        var compared = new LinkedHashMap<String, Compared>();
        for (var key : all) {
            var kpi = now.get(key).kpi();
            var figure = Questions.whole(now.get(key));
            compared.put(
                    key,
                    new Compared(
                            kpi,
                            figure,
                            isComparable
                                    ? Optional.of(Past.of(kpi, figure, Questions.whole(before.get(key))))
                                    : Optional.empty(),
                            weeks > 0 && usual.containsKey(key)
                                    ? usual(usual.get(key), figure, weeks, period.isComplete(questions.now()))
                                    : Optional.empty()));
        }
        var bySection = new LinkedHashMap<Review.Section, List<Compared>>();
        sections.forEach((section, keys) ->
                bySection.put(section, keys.stream().map(compared::get).toList()));
        return new Comparison(TOPLINE.stream().map(compared::get).toList(), bySection, paths(questions, isComparable));
    }

    private static int weeksWithConversations(Map<String, Answer> usual) {
        return usual.isEmpty()
                ? 0
                : (int) usual.get(VOLUME).rows().stream()
                        .filter(line -> line.figure().n() > 0)
                        .count();
    }

    /** Of a week under way it is not said whether it has more or fewer conversations than a whole one. */
    private static Optional<Past> usual(Answer answer, Figure now, int weeks, boolean isComplete) {
        var kpi = answer.kpi();
        var all = Questions.whole(answer);
        return switch (kpi.unit()) {
            case SHARE, SECONDS, SCORE, POINTS, CURRENCY -> Optional.of(Past.of(kpi, now, all));
            case COUNT -> {
                if (!(kpi.basis() instanceof Basis.Flow<?>)) {
                    yield Optional.of(Past.of(kpi, now, mean(answer, weeks)));
                }
                var perWeek = new Figure(all.value().map(it -> it / weeks), all.n(), Map.of());
                yield isComplete
                        ? Optional.of(new Past(perWeek, Shift.of(kpi, now, perWeek, weeks)))
                        : Optional.empty();
            }
        };
    }

    /** What waited at the end of each week, on the average of the last weeks. */
    private static Figure mean(Answer stock, int weeks) {
        var sum = stock.rows().stream()
                .skip(stock.rows().size() - weeks)
                .mapToLong(line -> line.figure().n())
                .summaryStatistics();
        return new Figure(Optional.of(sum.getAverage()), sum.getSum(), Map.of());
    }

    private static List<Review.OfPath> paths(Questions questions, boolean isComparable) {
        var by = List.of(Dimension.PATH);
        var now = questions.ask(TOPLINE, questions.period(), by);
        var before = questions.ask(TOPLINE, questions.period().before().from(), questions.endOfSamePartBefore(), by);
        return paths(now, before).stream()
                .map(path -> new Review.OfPath(
                        path,
                        TOPLINE.stream()
                                .map(key -> compared(path, now.get(key), before.get(key), isComparable))
                                .toList()))
                .toList();
    }

    private static Compared compared(String path, Answer now, Answer before, boolean isComparable) {
        Kpi<?> kpi = now.kpi();
        var figure = figure(now, path);
        return new Compared(
                kpi,
                figure,
                isComparable ? Optional.of(Past.of(kpi, figure, figure(before, path))) : Optional.empty(),
                Optional.empty());
    }

    private static Figure figure(Answer answer, String path) {
        return answer.total().stream()
                .filter(line -> path.equals(line.group().get(Dimension.PATH)))
                .map(Answer.Line::figure)
                .findFirst()
                .orElseGet(() -> nothing(answer.kpi()));
    }

    /** Of a path without a row: a count is 0, of anything else there is none. */
    private static Figure nothing(Kpi<?> kpi) {
        return new Figure(kpi.unit() == Kpi.Unit.COUNT ? Optional.of(0.0) : Optional.empty(), 0, Map.of());
    }

    /** The paths that anything is known of, as far as they are paths of conversations; then what stands under none. */
    private static List<String> paths(Map<String, Answer> now, Map<String, Answer> before) {
        var found = new TreeSet<String>();
        Stream.of(now, before)
                .flatMap(answers -> answers.values().stream())
                .flatMap(answer -> answer.total().stream())
                .forEach(line -> found.add(line.group().get(Dimension.PATH)));
        var paths = new ArrayList<String>();
        Arrays.stream(dev.plumbline.metrics.fact.Path.values())
                .map(Words::of)
                .filter(found::remove)
                .forEach(paths::add);
        paths.addAll(found);
        return paths;
    }
}
