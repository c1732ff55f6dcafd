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
        var grounds = grounds();
        return new Responses(
                grounds.first().map(SupportEvent::time),
                grounds.firstByAi().map(SupportEvent::time),
                grounds.firstByHuman().map(SupportEvent::time),
                grounds.firstUseful().map(SupportEvent::time),
                grounds.turns().stream()
                        .map(Grounds.Turn::seconds)
                        .reduce(Double::sum)
                        .map(sum -> sum / grounds.turns().size()));
    }

    Grounds.Answers grounds() {
        return new Grounds.Answers(
                first(message -> true),
                first(message -> message.author() == Author.AI),
                first(message -> message.author() == Author.HUMAN),
                first(ConversationEvent.Message::isUseful),
                turns());
    }

    private Optional<ConversationEvent.Message> first(Predicate<ConversationEvent.Message> such) {
        return messages.stream()
                .filter(message -> message.author() != Author.CUSTOMER)
                .filter(message -> !message.time().isBefore(openedAt))
                .filter(such)
                .findFirst();
    }

    private List<Grounds.Turn> turns() {
        var turns = new ArrayList<Grounds.Turn>();
        Optional<ConversationEvent.Message> asked = Optional.empty();
        for (var message : messages) {
            if (message.author() == Author.CUSTOMER) {
                asked = asked.or(() -> Optional.of(message));
            } else if (asked.isPresent()) {
                turns.add(new Grounds.Turn(asked.get(), message));
                asked = Optional.empty();
            }
        }
        return turns;
    }
}
