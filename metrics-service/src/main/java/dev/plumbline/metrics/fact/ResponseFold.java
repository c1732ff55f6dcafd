package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who answered the customer, and when. */
final class ResponseFold {
    private final Instant openedAt;
    private final List<ConversationEvent.Message> messages;

    ResponseFold(Instant openedAt, List<SupportEvent> events) {
        this.openedAt = openedAt;
        this.messages = events.stream()
                .filter(ConversationEvent.Message.class::isInstance)
                .map(ConversationEvent.Message.class::cast)
                .toList();
    }

    Responses responses() {
        return new Responses(
                first(message -> true),
                first(message -> message.author() == Author.AI),
                first(message -> message.author() == Author.HUMAN),
                first(ConversationEvent.Message::isUseful),
                replyTime());
    }

    private Optional<Instant> first(Predicate<ConversationEvent.Message> such) {
        return messages.stream()
                .filter(message -> message.author() != Author.CUSTOMER)
                .filter(message -> !message.time().isBefore(openedAt))
                .filter(such)
                .map(SupportEvent::time)
                .findFirst();
    }

    private Optional<Double> replyTime() {
        var replies = new ArrayList<Double>();
        Optional<Instant> turn = Optional.empty();
        for (var message : messages) {
            if (message.author() == Author.CUSTOMER) {
                turn = turn.or(() -> Optional.of(message.time()));
            } else if (turn.isPresent()) {
                replies.add(ConversationFact.secondsBetween(turn.get(), message.time()));
                turn = Optional.empty();
            }
        }
        return replies.stream().reduce(Double::sum).map(sum -> sum / replies.size());
    }
}
