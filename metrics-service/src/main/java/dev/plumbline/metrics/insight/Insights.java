package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.insight.Insight.Observed;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for warning patterns in a period. A pattern shows when each of its figures moves by enough to matter and chance
 * does not explain it: as likely as its least certain sign is by chance (an intersection-union test: Berger,
 * Technometrics 24, 1982), corrected for all patterns and groups looked at ({@link Holm}).
 */
public final class Insights {
    /** In a hundred questions about a desk where nothing changes, at most one finds anything. */
    static final double LEVEL = 0.01;

    /** What is more likely than this may be chance: a figure that moved no more than so has held. */
    private static final double MAY_BE_CHANCE = 0.05;

    private final Figures figures;
    private final List<Pattern> patterns;

    public Insights(Figures figures) {
        this(figures, Patterns.ALL);
    }

    Insights(Figures figures, List<Pattern> patterns) {
        this.figures = figures;
        this.patterns = patterns;
    }

    /** A pattern in a group, with the chance of each of its signs. */
    private record Trial(Pattern pattern, Optional<String> word, List<Double> chances) {
        double chance() {
            var highest = 0.0;
            for (var index = 0; index < chances.size(); index++) {
                if (!(pattern.signs().get(index) instanceof Sign.Holds)) {
                    highest = Math.max(highest, chances.get(index));
                }
            }
            return highest;
        }

        Map<Dimension, String> group() {
            return group(pattern, word);
        }

        static Map<Dimension, String> group(Pattern pattern, Optional<String> word) {
            return word.map(it -> Map.of(pattern.by().orElseThrow(), it)).orElse(Map.of());
        }
    }

    /** What shows in the query's period against the one before it; its groups and buckets do not matter. */
    public Findings of(String tenant, Query query) {
        var span = Span.of(query);
        var observations = new Observations(figures, tenant, span.daily(), patterns);
        var judge = new Judge(span, observations);
        var trials = new ArrayList<Trial>();
        var tooLittle = new ArrayList<Findings.Unjudged>();
        for (var pattern : patterns) {
            var words = words(pattern, observations);
            if (words.isEmpty()) {
                tooLittle.add(new Findings.Unjudged(pattern, Map.of(), "There is no group of which anything is known"));
            }
            for (var word : words) {
                var chances = new ArrayList<Double>();
                Optional<String> lacking = Optional.empty();
                for (var sign : pattern.signs()) {
                    switch (judge.of(sign, pattern, word)) {
                        case Verdict.Chance chance -> chances.add(chance.value());
                        case Verdict.TooLittle little -> lacking = lacking.or(() -> Optional.of(little.why()));
                    }
                }
                lacking.ifPresentOrElse(
                        why -> tooLittle.add(new Findings.Unjudged(pattern, Trial.group(pattern, word), why)),
                        () -> trials.add(new Trial(pattern, word, chances)));
            }
        }
        var corrected = Holm.corrected(trials.stream().map(Trial::chance).toList());
        var insights = new ArrayList<Insight>();
        for (var index = 0; index < trials.size(); index++) {
            if (corrected.get(index) <= LEVEL) {
                insight(trials.get(index), corrected.get(index), span, observations)
                        .ifPresent(insights::add);
            }
        }
        insights.sort(Comparator.comparing(Insight::weight).reversed());
        return new Findings(span.now(), span.then(), List.copyOf(insights), trials.size(), List.copyOf(tooLittle));
    }

    /** The groups in which a pattern is looked for; for one of the whole, none once. */
    private static List<Optional<String>> words(Pattern pattern, Observations observations) {
        return pattern.by()
                .map(dimension -> observations.words(pattern, dimension).stream()
                        .map(Optional::of)
                        .toList())
                .orElse(List.of(Optional.empty()));
    }

    /** The insight, if its figures, as the API answers them, have also moved by enough. */
    private static Optional<Insight> insight(Trial trial, double chance, Span span, Observations observations) {
        var exhibits = new Exhibits(trial.pattern(), trial.word(), span, observations);
        var observed = new ArrayList<Observed>();
        var weight = Double.MAX_VALUE;
        for (var index = 0; index < trial.chances().size(); index++) {
            var sign = trial.pattern().signs().get(index);
            var strength = exhibits.strength(sign);
            if (sign instanceof Sign.Holds) {
                if (strength >= 1 && trial.chances().get(index) < MAY_BE_CHANCE) {
                    return Optional.empty();
                }
            } else {
                weight = Math.min(weight, strength);
            }
            observed.addAll(exhibits.of(sign, trial.chances().get(index)));
        }
        return weight < 1
                ? Optional.empty()
                : Optional.of(new Insight(
                        trial.pattern(),
                        trial.group(),
                        List.copyOf(observed),
                        weight,
                        chance,
                        observations.filters(trial.pattern().evidence(), trial.pattern(), trial.word())));
    }
}
