package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What shows that a customer needed a person, before the AI handed over (or ever, when it did not). */
final class NeedFold {
    private final List<ConversationEvent.Message> messages;
    private final List<ConversationEvent.Message> beforeHandoff;

    NeedFold(List<SupportEvent> events) {
        this.messages = messagesOf(events);
        this.beforeHandoff = messagesOf(events.stream()
                .takeWhile(event -> !(event instanceof ConversationEvent.Escalated))
                .toList());
    }

    boolean shown() {
        return !signs().isEmpty();
    }

    List<Sign> signs() {
        return beforeHandoff.stream()
                .flatMap(message -> Sign.in(message).stream())
                .toList();
    }

    int humanRequests() {
        return requests().size();
    }

    List<ConversationEvent.Message> requests() {
        return beforeHandoff.stream()
                .filter(message -> message.author() == Author.CUSTOMER && message.asksForHuman())
                .toList();
    }

    Optional<Instant> frustratedAt() {
        return frustration().map(SupportEvent::time);
    }

    Optional<ConversationEvent.Message> frustration() {
        return messages.stream().filter(Sign::isFrustrated).findFirst();
    }

    Optional<Double> meanSentiment() {
        var felt = felt();
        return felt.stream()
                .flatMap(message -> message.sentiment().stream())
                .reduce(Double::sum)
                .map(sum -> sum / felt.size());
    }

    /** The customer's messages whose sentiment is known. */
    List<ConversationEvent.Message> felt() {
        return messages.stream()
                .filter(message -> message.author() == Author.CUSTOMER)
                .filter(message -> message.sentiment().isPresent())
                .toList();
    }

    private static List<ConversationEvent.Message> messagesOf(List<SupportEvent> events) {
        return events.stream()
                .filter(ConversationEvent.Message.class::isInstance)
                .map(ConversationEvent.Message.class::cast)
                .toList();
    }
}
