package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Optional;

/** The first handoff, and what it was like. */
final class HandoffFold {
    private final List<SupportEvent> events;
    private final Optional<Verdict> verdict;

    HandoffFold(List<SupportEvent> events, Optional<Verdict> verdict) {
        this.events = events;
        this.verdict = verdict;
    }

    Optional<Handoff> handoff() {
        for (var index = 0; index < events.size(); index++) {
            if (events.get(index) instanceof ConversationEvent.Escalated escalated) {
                return Optional.of(
                        handoff(escalated, events.subList(0, index), events.subList(index + 1, events.size())));
            }
        }
        return Optional.empty();
    }

    private Handoff handoff(
            ConversationEvent.Escalated escalated, List<SupportEvent> before, List<SupportEvent> after) {
        return new Handoff(
                escalated.time(),
                after.stream()
                        .filter(event -> isMessageBy(event, Author.HUMAN))
                        .findFirst()
                        .map(SupportEvent::time),
                escalated
                        .context()
                        .map(ConversationEvent.HandoffContext::completeness)
                        .orElse(0.0),
                answersAfterNeed(before) >= 2 || verdictNames(EscalationEvent.Failure.LATE),
                isBlind(escalated) || verdictNames(EscalationEvent.Failure.BLIND),
                after.stream().anyMatch(ConversationEvent.Reopened.class::isInstance));
    }

    /** How often the AI still answered once the customer had shown need of a person. */
    private static long answersAfterNeed(List<SupportEvent> before) {
        return before.stream()
                .dropWhile(event ->
                        !(event instanceof ConversationEvent.Message message && NeedFold.isCustomersSign(message)))
                .filter(event -> isMessageBy(event, Author.AI))
                .count();
    }

    private static boolean isBlind(ConversationEvent.Escalated escalated) {
        return escalated
                .context()
                .filter(context -> context.transcript() && context.summary())
                .isEmpty();
    }

    private boolean verdictNames(EscalationEvent.Failure failure) {
        return verdict.filter(it -> it.names(failure)).isPresent();
    }

    private static boolean isMessageBy(SupportEvent event, Author author) {
        return event instanceof ConversationEvent.Message message && message.author() == author;
    }
}
