package dev.plumbline.metrics.fact;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A customer who helped themselves, or tried to: articles read under one subject that is no conversation.
 *
 * @param openedAt first use
 * @param lastUsedAt last use
 * @param outcome as last told; without one it counts in denominators only
 */
public record SessionFact(
        String id,
        Instant openedAt,
        Instant lastUsedAt,
        Optional<String> customerId,
        Optional<String> category,
        Optional<KnowledgeEvent.Outcome> outcome,
        List<String> articles) {

    /** The session that a subject's events make; empty when the subject is a conversation, or nothing was read. */
    public static Optional<SessionFact> fold(List<SupportEvent> events) {
        if (events.stream().anyMatch(ConversationEvent.class::isInstance)) {
            return Optional.empty();
        }
        var uses = events.stream()
                .sorted(SupportEvent.READING_ORDER)
                .filter(KnowledgeEvent.Used.class::isInstance)
                .map(KnowledgeEvent.Used.class::cast)
                .toList();
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SessionFact(
                uses.getFirst().subjectId(),
                uses.getFirst().time(),
                uses.getLast().time(),
                last(uses, KnowledgeEvent.Used::customerId),
                last(uses, KnowledgeEvent.Used::category),
                last(uses, KnowledgeEvent.Used::outcome),
                uses.stream().map(KnowledgeEvent.Used::articleId).distinct().toList()));
    }

    private static <T> Optional<T> last(
            List<KnowledgeEvent.Used> uses, Function<KnowledgeEvent.Used, Optional<T>> field) {
        return uses.stream().map(field).flatMap(Optional::stream).reduce((earlier, later) -> later);
    }
}
