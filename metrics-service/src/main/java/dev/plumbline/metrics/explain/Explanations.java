package dev.plumbline.metrics.explain;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationDetail;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says of every derived field of a conversation why it is what it is. */
public final class Explanations {
    private Explanations() {}

    /** One explanation for each {@link Field}, in their order. */
    public static List<Explanation> of(Tenant tenant, ConversationDetail detail) {
        var subject = Subject.of(tenant, detail);
        return Stream.of(
                        LabelReasons.of(subject),
                        PathReasons.of(subject),
                        OutcomeReasons.of(subject),
                        RepeatReasons.of(subject),
                        ResponseReasons.of(subject),
                        HandoffReasons.of(subject),
                        HandoffFailures.of(subject),
                        NeedReasons.of(subject))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Explanation::field))
                .toList();
    }
}
