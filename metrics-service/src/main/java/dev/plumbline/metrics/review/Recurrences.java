package dev.plumbline.metrics.review;

import dev.plumbline.metrics.review.Recurrence.Kind;
import dev.plumbline.metrics.review.Recurrence.Tally;
import java.util.ArrayList;
import java.util.List;

/** Finds what the review before showed in this one. */
final class Recurrences {
    private Recurrences() {}

    /**
     * Everything that the review before showed, in its order.
     *
     * @param samplesBefore of the same mishaps as {@code samples}, in the same order
     */
    static List<Recurrence> of(
            List<Sample> samplesBefore, List<Sample> samples, Findings findingsBefore, Findings findings) {
        var found = new ArrayList<Recurrence>();
        for (var index = 0; index < samples.size(); index++) {
            addReasons(samplesBefore.get(index), samples.get(index), found);
        }
        for (var intent : findingsBefore.troubledIntents()) {
            var before = findingsBefore.intent(intent);
            var now = findings.intent(intent);
            add(
                    Kind.LEAKED_INTENT,
                    intent,
                    new Tally(before.leaked(), before.aiHandled()),
                    new Tally(now.leaked(), now.aiHandled()),
                    found);
            add(
                    Kind.REOPENED_INTENT,
                    intent,
                    new Tally(before.reopened(), before.conversations()),
                    new Tally(now.reopened(), now.conversations()),
                    found);
        }
        findingsBefore
                .themes()
                .forEach((theme, count) -> add(
                        Kind.KNOWLEDGE_GAP,
                        theme,
                        new Tally(count, findingsBefore.conversations()),
                        new Tally(findings.themes().getOrDefault(theme, 0L), findings.conversations()),
                        found));
        return found;
    }

    private static void addReasons(Sample before, Sample now, List<Recurrence> found) {
        var kind = switch (before.mishap()) {
            case FAILED_AI -> Kind.FAILED_AI;
            case BAD_HANDOFF -> Kind.BAD_HANDOFF;
        };
        for (var reason : before.mishap().reasons()) {
            add(
                    kind,
                    reason.key(),
                    new Tally(before.byReason().get(reason), before.among()),
                    new Tally(now.byReason().get(reason), now.among()),
                    found);
        }
    }

    private static void add(Kind kind, String name, Tally before, Tally now, List<Recurrence> found) {
        if (before.count() > 0) {
            found.add(new Recurrence(kind, name, before, now));
        }
    }
}
