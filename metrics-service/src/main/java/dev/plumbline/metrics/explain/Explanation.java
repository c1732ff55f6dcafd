package dev.plumbline.metrics.explain;

import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a derived field of a conversation holds what it holds.
 *
 * @param because a sentence, with times in the tenant's zone
 * @param evidence the conversation's own events that it rests on, in reading order; none where it rests on the customer's
 *     profile, or on nothing having happened
 */
public record Explanation(Field field, Content value, String because, List<SupportEvent> evidence) {
    public Explanation {
        evidence =
                evidence.stream().distinct().sorted(SupportEvent.READING_ORDER).toList();
    }

    static Explanation of(Field field, Content value, String because, Optional<? extends SupportEvent> evidence) {
        return new Explanation(
                field, value, because, List.copyOf(evidence.stream().toList()));
    }

    static Explanation of(Field field, Content value, String because, Stream<? extends SupportEvent> evidence) {
        return new Explanation(field, value, because, List.copyOf(evidence.toList()));
    }

    static Explanation of(Field field, Content value, String because) {
        return new Explanation(field, value, because, List.of());
    }
}
