package dev.plumbline.runner.history;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SupportEvent;
import java.util.List;

/** How a conversation went, as far as its events show; to see at once whether the AI was recognized. The figures are metrics' own. */
public enum PathGuess {
    AI_ONLY("AI only"),
    AI_TO_HUMAN("AI to human"),
    AI_ASSISTED("AI assisted"),
    HUMAN_ONLY("human only");

    private final String words;

    PathGuess(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Follows the definition of a conversation's path in the reference of the KPIs. */
    public static PathGuess of(List<SupportEvent> events) {
        var ai = events.stream().anyMatch(event -> isBy(event, Handler.AI, Author.AI));
        var human = events.stream().anyMatch(event -> isBy(event, Handler.HUMAN, Author.HUMAN))
                || events.stream()
                        .anyMatch(event -> event instanceof ConversationEvent.Transferred
                                || event instanceof ConversationEvent.WorkLogged);
        var escalated = events.stream().anyMatch(ConversationEvent.Escalated.class::isInstance);
        var assisted = events.stream()
                .anyMatch(event -> event instanceof ConversationEvent.Resolved resolved && resolved.aiAssisted());
        if (escalated || (ai && human && !assisted)) {
            return AI_TO_HUMAN;
        }
        if (ai && !human) {
            return AI_ONLY;
        }
        return assisted ? AI_ASSISTED : HUMAN_ONLY;
    }

    private static boolean isBy(SupportEvent event, Handler handler, Author author) {
        return switch (event) {
            case ConversationEvent.Opened opened ->
                opened.handledBy().filter(it -> it == handler).isPresent();
            case ConversationEvent.Message message -> message.author() == author;
            case ConversationEvent.Resolved resolved -> resolved.by() == handler;
            default -> false;
        };
    }
}
