package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What shows that a customer needed a person, before the AI handed over (or ever, when it did not). */
final class NeedFold {
    /** A sentiment at or below this is frustration. */
    static final double FRUSTRATED = -0.5;
    /** Below this the AI itself is not sure. */
    static final double UNSURE = 0.4;

    private final List<ConversationEvent.Message> messages;
    private final List<ConversationEvent.Message> beforeHandoff;

    NeedFold(List<SupportEvent> events) {
        this.messages = messagesOf(events);
        this.beforeHandoff = messagesOf(events.stream()
                .takeWhile(event -> !(event instanceof ConversationEvent.Escalated))
                .toList());
    }

    boolean shown() {
        return beforeHandoff.stream().anyMatch(message -> isCustomersSign(message) || isUnsure(message));
    }

    int humanRequests() {
        return (int) beforeHandoff.stream()
                .filter(message -> message.author() == Author.CUSTOMER && message.asksForHuman())
                .count();
    }

    Optional<Instant> frustratedAt() {
        return messages.stream()
                .filter(NeedFold::isFrustrated)
                .map(SupportEvent::time)
                .findFirst();
    }

    Optional<Double> meanSentiment() {
        var sentiments = messages.stream()
                .filter(message -> message.author() == Author.CUSTOMER)
                .flatMap(message -> message.sentiment().stream())
                .toList();
        return sentiments.stream().reduce(Double::sum).map(sum -> sum / sentiments.size());
    }

    /** The customer asks for a person, or is frustrated. */
    static boolean isCustomersSign(ConversationEvent.Message message) {
        return (message.author() == Author.CUSTOMER && message.asksForHuman()) || isFrustrated(message);
    }

    private static boolean isFrustrated(ConversationEvent.Message message) {
        return message.author() == Author.CUSTOMER
                && message.sentiment().filter(it -> it <= FRUSTRATED).isPresent();
    }

    private static boolean isUnsure(ConversationEvent.Message message) {
        return message.author() == Author.AI
                && message.confidence().filter(it -> it < UNSURE).isPresent();
    }

    private static List<ConversationEvent.Message> messagesOf(List<SupportEvent> events) {
        return events.stream()
                .filter(ConversationEvent.Message.class::isInstance)
                .map(ConversationEvent.Message.class::cast)
                .toList();
    }
}
