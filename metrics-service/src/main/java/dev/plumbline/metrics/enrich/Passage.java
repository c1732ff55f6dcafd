package dev.plumbline.metrics.enrich;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.Optional;

/**
 * A text from which something can be derived: what a customer wrote, or the subject line.
 *
 * @param wantsSentiment whether its mood is worth knowing, and its event does not tell
 * @param wantsRequest whether it is worth knowing if it asks for a person, and its event does not tell
 */
public record Passage(String text, boolean wantsSentiment, boolean wantsRequest) {

    /**
     * The text of an event; empty where it has none that counts.
     *
     * @param tellsOfRequest whether the event itself says if the customer asks for a person: a {@code false} that was
     *     sent is an answer, a missing one is none, and the event as it is read cannot tell them apart
     */
    public static Optional<Passage> of(SupportEvent event, boolean tellsOfRequest) {
        return switch (event) {
            case ConversationEvent.Opened opened
            when opened.labels().category().isEmpty() ->
                opened.subjectLine().filter(it -> !it.isBlank()).map(it -> new Passage(it, false, false));
            case ConversationEvent.Message message
            when message.author() == Author.CUSTOMER ->
                message.text()
                        .filter(it -> !it.isBlank())
                        .map(it -> new Passage(it, message.sentiment().isEmpty(), !tellsOfRequest));
            default -> Optional.empty();
        };
    }
}
