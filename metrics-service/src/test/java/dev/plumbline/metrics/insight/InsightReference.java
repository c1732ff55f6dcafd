package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Words;
import java.util.stream.Collectors;

/** Writes docs/reference/insights.md from the patterns. */
final class InsightReference {
    private static final String INTRODUCTION = """
            # Insights

            Generated from the patterns (`metrics-service`, package `insight`). Do not edit it: change the declaration and run

            ```
            ./mvnw -pl metrics-service -am test -Dtest=InsightReferenceTest -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false
            ```

            Some figures mislead alone and warn together. `GET /v1/insights?from=2026-10-19&to=2026-10-26` looks for the patterns below in
            a period, against the period directly before it (for whole calendar months the months before), and answers those that
            show, the heaviest first: with their figures then and now, what they may mean, the question to ask, and the address of the
            conversations to look at. An insight is a suspicion. What it may mean is a guess, until somebody has read the conversations.

            ## When one shows

            *Enough to matter.* Each figure must move by at least what stands below. `weight` says how many times that the weakest of
            them moved.

            *Not by chance.* The sample is the days, not the conversations: those of one day share its outage, its shift and often their
            customer. How much days differ anyway is learnt from the five weeks before the period (each day against the same weekday
            a week before), and never taken for less than what the number of answers alone gives. Each figure's `p` is the chance of so
            clear a sign where there is none. A pattern is as likely as its least certain figure; the insight's `p` is that,
            corrected (Holm) for everything that was looked at, and at most %s: of a hundred questions about a desk where
            nothing changes, at most about one finds anything.

            *Enough to go by.* Every figure rests on %d observations or more in each period, the period has %d whole days, and there
            are some weeks before it. What cannot be judged stands under `tooLittle` with the reason, never silently among what did
            not show. `looked` counts the patterns that were judged, each group for itself.

            *Settled.* What is younger than a day is left out, for its conversations are not resolved yet: `judgedTo` says where that
            makes the period end. The period before is cut alike. Customers have a week to come back, so a pattern about repeat
            contacts can show up to a week late, but not too soon.

            *Then* is the period before, and *now* the period asked for. A figure that *holds* moved by less than its margin, or by no
            more than chance explains. Where a pattern is looked for in groups, a group must move beyond what the whole does.
            Any dimension is a filter, as everywhere.
            """;

    private InsightReference() {}

    static String markdown() {
        var text = new StringBuilder(INTRODUCTION.formatted(Insights.LEVEL, Judge.LEAST_N, Judge.LEAST_DAYS));
        text.append("\n## The patterns\n");
        Patterns.ALL.forEach(pattern -> describe(pattern, text));
        return text.toString();
    }

    private static void describe(Pattern pattern, StringBuilder text) {
        text.append("\n### `%s`\n\n**%s**\n\n".formatted(pattern.key(), pattern.name()));
        pattern.by().ifPresent(by -> text.append("- looked for in each `%s`\n".formatted(by.key())));
        pattern.signs().forEach(sign -> text.append("- %s\n".formatted(words(sign))));
        text.append("\n%s *%s*\n".formatted(pattern.means(), pattern.question()));
        text.append("\nLook at: %s, `in=%s`.\n".formatted(words(pattern.evidence()), Words.of(pattern.part())));
    }

    private static String words(Sign sign) {
        return switch (sign) {
            case Sign.Moves moves ->
                "%s %s by %s or more"
                        .formatted(
                                words(moves.reading()),
                                moves.direction() == Direction.UP ? "rises" : "falls",
                                amount(moves.least(), moves.reading()));
            case Sign.Holds holds ->
                "%s holds: it does not %s by %s"
                        .formatted(
                                words(holds.reading()),
                                holds.against() == Direction.UP ? "rise" : "fall",
                                amount(holds.margin(), holds.reading()));
            case Sign.Lies lies ->
                "%s is %s %s %%"
                        .formatted(
                                words(lies.reading()),
                                lies.side() == Direction.UP ? "over" : "under",
                                number(100 * lies.bound()));
            case Sign.Below below ->
                "%s lies %s or more below %s"
                        .formatted(
                                words(below.reading()), amount(below.least(), below.reading()), words(below.other()));
            case Sign.Grows grows ->
                "%s is higher than a week before, and was then higher than two weeks before; together by %s or more"
                        .formatted(words(grows.reading()), amount(grows.least(), grows.reading()));
        };
    }

    private static String words(Reading reading) {
        var filters = reading.filters().entrySet().stream()
                .map(it ->
                        " of " + it.getValue().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
        return reading.part().map("`%s` of "::formatted).orElse("") + "`" + reading.key() + "`" + filters
                + (reading.inGroup() ? " in the group" : "");
    }

    private static String amount(Least least, Reading reading) {
        if (least.relative()) {
            return number(100 * least.amount()) + " %";
        }
        return reading.kpi().unit() == Kpi.Unit.SHARE
                ? number(100 * least.amount()) + " points"
                : number(least.amount());
    }

    private static String number(double number) {
        var rounded = Math.round(number * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
