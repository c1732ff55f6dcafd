package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Facet;
import dev.plumbline.metrics.kpi.Figure;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a period shows in the help centre and in intents, to be ranked.
 *
 * @param gapCounts how often each was found
 */
record Findings(Map<GapKey, Long> gapCounts, Map<String, IntentTally> intentTallies) {
    /** More than anybody goes through in one meeting. */
    private static final int MOST = 20;

    private static final List<Axis> GAP_AXES = List.of(Facet.THEME, Dimension.CATEGORY, Facet.ARTICLE);

    record GapKey(String theme, String category, String article) {
        static GapKey of(Map<Axis, String> group) {
            return new GapKey(group.get(Facet.THEME), group.get(Dimension.CATEGORY), group.get(Facet.ARTICLE));
        }
    }

    /** The conversations of an intent. {@code aiHandled}: those that the AI took; of these {@code leaked}. */
    record IntentTally(long conversations, long reopened, long aiHandled, long leaked) {
        static final IntentTally NONE = new IntentTally(0, 0, 0, 0);

        IntentTally plus(IntentTally other) {
            return new IntentTally(
                    conversations + other.conversations,
                    reopened + other.reopened,
                    aiHandled + other.aiHandled,
                    leaked + other.leaked);
        }

        Figure leak() {
            return Figure.share(leaked, aiHandled);
        }

        boolean isTroubled() {
            return reopened + leaked > 0;
        }
    }

    static Findings of(Questions questions, Period period) {
        var gaps = new HashMap<GapKey, Long>();
        questions
                .ask(List.of("knowledge_gaps"), period, GAP_AXES)
                .get("knowledge_gaps")
                .total()
                .forEach(line -> gaps.put(GapKey.of(line.group()), line.figure().n()));
        return new Findings(gaps, intents(questions, period));
    }

    /**
     * One statement: all four have the same rows. A conversation that went to a person is of the path {@code ai_to_human}
     * whether or not one was needed; where it is of another, it leaked when one was needed and never came.
     */
    private static Map<String, IntentTally> intents(Questions questions, Period period) {
        var answers = questions.ask(
                List.of("conversation_volume", "reopen_rate", "escalation_rate", "missed_escalation_rate"),
                period,
                List.of(Dimension.INTENT, Dimension.PATH));
        var tallies = new HashMap<String, IntentTally>();
        lines(
                answers,
                "conversation_volume",
                tallies,
                (isHandedOver, figure) -> new IntentTally(figure.n(), 0, 0, isHandedOver ? figure.n() : 0));
        lines(answers, "reopen_rate", tallies, (isHandedOver, figure) -> new IntentTally(0, numerator(figure), 0, 0));
        lines(answers, "escalation_rate", tallies, (isHandedOver, figure) -> new IntentTally(0, 0, figure.n(), 0));
        lines(
                answers,
                "missed_escalation_rate",
                tallies,
                (isHandedOver, figure) -> new IntentTally(0, 0, 0, isHandedOver ? 0 : numerator(figure)));
        return tallies;
    }

    private interface Reading {
        IntentTally of(boolean isHandedOver, Figure figure);
    }

    private static void lines(
            Map<String, Answer> answers, String kpi, Map<String, IntentTally> tallies, Reading reading) {
        for (var line : answers.get(kpi).total()) {
            var isHandedOver = "ai_to_human".equals(line.group().get(Dimension.PATH));
            tallies.merge(
                    line.group().get(Dimension.INTENT), reading.of(isHandedOver, line.figure()), IntentTally::plus);
        }
    }

    private static long numerator(Figure share) {
        return Math.round(share.part("numerator").orElse(0.0));
    }

    long conversations() {
        return intentTallies.values().stream()
                .mapToLong(IntentTally::conversations)
                .sum();
    }

    IntentTally intent(String name) {
        return intentTallies.getOrDefault(name, IntentTally.NONE);
    }

    /** How often each theme was found, whatever the category and article. */
    Map<String, Long> themes() {
        var themes = new LinkedHashMap<String, Long>();
        gapCounts.entrySet().stream()
                .sorted(Comparator.comparing(gap -> gap.getKey().theme()))
                .forEach(gap -> themes.merge(gap.getKey().theme(), gap.getValue(), Long::sum));
        return themes;
    }

    List<Review.Gap> gaps(Findings before) {
        return gapCounts.entrySet().stream()
                .map(gap -> new Review.Gap(
                        gap.getKey().theme(),
                        gap.getKey().category(),
                        gap.getKey().article(),
                        gap.getValue(),
                        before.gapCounts.getOrDefault(gap.getKey(), 0L)))
                .sorted(Comparator.comparingLong(Review.Gap::count)
                        .reversed()
                        .thenComparing(Review.Gap::theme)
                        .thenComparing(Review.Gap::category)
                        .thenComparing(Review.Gap::article))
                .limit(MOST)
                .toList();
    }

    List<Review.Intent> intents(Findings before) {
        return troubledIntents().stream()
                .map(name -> {
                    var now = intent(name);
                    var then = before.intent(name);
                    return new Review.Intent(
                            name, now.conversations(), now.reopened(), now.leak(), then.reopened(), then.leak());
                })
                .toList();
    }

    /** Those with the most conversations reopened or leaked first. */
    List<String> troubledIntents() {
        return intentTallies.entrySet().stream()
                .filter(it -> it.getValue().isTroubled())
                .sorted(Comparator.comparingLong((Map.Entry<String, IntentTally> it) ->
                                it.getValue().reopened() + it.getValue().leaked())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }
}
