package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The first handoff, and what it was like. */
final class HandoffFold {
    private final List<SupportEvent> events;
    private final Optional<Verdict> verdict;

    HandoffFold(List<SupportEvent> events, Optional<Verdict> verdict) {
        this.events = events;
        this.verdict = verdict;
    }

    Optional<Handoff> handoff() {
        return grounds().map(this::handoff);
    }

    Optional<Grounds.Handover> grounds() {
        for (var index = 0; index < events.size(); index++) {
            if (events.get(index) instanceof ConversationEvent.Escalated escalated) {
                return Optional.of(
                        grounds(escalated, events.subList(0, index), events.subList(index + 1, events.size())));
            }
        }
        return Optional.empty();
    }

    private Handoff handoff(Grounds.Handover grounds) {
        var at = grounds.escalated().time();
        return new Handoff(
                at,
                grounds.answer().map(SupportEvent::time),
                grounds.escalated()
                        .context()
                        .map(ConversationEvent.HandoffContext::completeness)
                        .orElse(0.0),
                grounds.wentOn() || verdictNames(EscalationEvent.Failure.LATE),
                grounds.isBlind() || verdictNames(EscalationEvent.Failure.BLIND),
                grounds.reopening().isPresent());
    }

    private static Grounds.Handover grounds(
            ConversationEvent.Escalated escalated, List<SupportEvent> before, List<SupportEvent> after) {
        var messages = messages(before.stream()).toList();
        var sign = messages.stream()
                .flatMap(message -> Sign.in(message).stream())
                .filter(Sign::isCustomers)
                .findFirst();
        return new Grounds.Handover(
                escalated,
                messages,
                sign,
                sign.map(it -> answersAfter(it, messages)).orElse(List.of()),
                messages(after.stream())
                        .filter(message -> message.author() == Author.HUMAN)
                        .findFirst(),
                after.stream()
                        .filter(ConversationEvent.Reopened.class::isInstance)
                        .map(ConversationEvent.Reopened.class::cast)
                        .findFirst());
    }

    /** What the AI still answered once the customer had shown need of a person. */
    private static List<ConversationEvent.Message> answersAfter(Sign sign, List<ConversationEvent.Message> messages) {
        return messages.stream()
                .dropWhile(message -> message != sign.message())
                .filter(message -> message.author() == Author.AI)
                .toList();
    }

    private boolean verdictNames(EscalationEvent.Failure failure) {
        return verdict.filter(it -> it.names(failure)).isPresent();
    }

    private static Stream<ConversationEvent.Message> messages(Stream<SupportEvent> events) {
        return events.filter(ConversationEvent.Message.class::isInstance).map(ConversationEvent.Message.class::cast);
    }
}
