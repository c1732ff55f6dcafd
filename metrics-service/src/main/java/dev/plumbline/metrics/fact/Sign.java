package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import java.util.Optional;

/** A message that shows that the customer needs a person. */
public record Sign(Kind kind, ConversationEvent.Message message) {
    /** A sentiment at or below this is frustration. */
    static final double FRUSTRATED = -0.5;
    /** Below this the AI itself is not sure. */
    static final double UNSURE = 0.4;

    /** How a message shows it; the first that fits. */
    public enum Kind {
        /** The customer asks for a person. */
        ASKED,
        /** The customer is frustrated. */
        FRUSTRATED,
        /** The AI is not sure of itself. */
        UNSURE
    }

    /** The sign that a message is, if it is one. */
    static Optional<Sign> in(ConversationEvent.Message message) {
        return switch (message.author()) {
            case CUSTOMER ->
                message.asksForHuman()
                        ? Optional.of(new Sign(Kind.ASKED, message))
                        : isFrustrated(message) ? Optional.of(new Sign(Kind.FRUSTRATED, message)) : Optional.empty();
            case AI -> message.confidence().filter(it -> it < UNSURE).map(it -> new Sign(Kind.UNSURE, message));
            case HUMAN -> Optional.empty();
        };
    }

    /** Whether the customer gave it. */
    boolean isCustomers() {
        return message.author() == Author.CUSTOMER;
    }

    static boolean isFrustrated(ConversationEvent.Message message) {
        return message.author() == Author.CUSTOMER
                && message.sentiment().filter(it -> it <= FRUSTRATED).isPresent();
    }
}
