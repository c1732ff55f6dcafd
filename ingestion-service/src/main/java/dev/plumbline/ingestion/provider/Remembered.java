package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Handler;
import java.util.Locale;
import java.util.Optional;

/**
 * What the notices so far told of one conversation: whether its opening was, who has it, whether it is resolved. Notices
 * come in any order, so this is the best that is known, not the truth: what a notice says itself goes before it.
 */
final class Remembered {
    private static final String TAKEN_BY = "takenBy";

    private final Memory memory;
    private final String conversation;

    /** @param conversation the conversation's id as in the events */
    Remembered(Memory memory, String conversation) {
        this.memory = memory;
        this.conversation = conversation;
    }

    /** Whether the opening is still to be told; from now on it is not. */
    boolean opensNow() {
        return isNews("opened", "true");
    }

    /** Whether something has this value for the first time, or again after another one; from now on it has it. */
    boolean isNews(String name, String value) {
        var isNews = recall(name).filter(value::equals).isEmpty();
        memory.remember(conversation, name, value);
        return isNews;
    }

    Optional<String> recall(String name) {
        return memory.recall(conversation, name);
    }

    /** Who has it; empty while neither the AI nor a person did anything. */
    Optional<Handler> handler() {
        return recall("handler").map(it -> Handler.valueOf(it.toUpperCase(Locale.ROOT)));
    }

    boolean isWithAi() {
        return handler().filter(it -> it == Handler.AI).isPresent();
    }

    boolean isWithPerson() {
        return handler().filter(it -> it == Handler.HUMAN).isPresent();
    }

    /** The AI has it, also when a person had it before. */
    void aiHasIt() {
        remember(Handler.AI);
    }

    /** The AI received it or answered. A person who has it keeps it: this may have arrived late. */
    void aiAnswered() {
        if (handler().isEmpty()) {
            remember(Handler.AI);
        }
    }

    /**
     * A person has it, by this action. If it was the AI's, the handoff may still be told: what belongs to one action comes in
     * any order, the assignment perhaps last.
     */
    void personTookIt(String action) {
        if (isWithAi()) {
            memory.remember(conversation, TAKEN_BY, action);
        }
        personHasIt();
    }

    /** Whether it went from the AI to a person by this action. */
    boolean wasTakenFromAiBy(String action) {
        return recall(TAKEN_BY).filter(action::equals).isPresent();
    }

    /** A person has it. */
    void personHasIt() {
        remember(Handler.HUMAN);
    }

    private void remember(Handler handler) {
        memory.remember(conversation, "handler", handler.name().toLowerCase(Locale.ROOT));
    }

    /** Whether neither a resolution nor a reopening was told. */
    boolean isStateUnknown() {
        return recall("state").isEmpty();
    }

    boolean isResolved() {
        return recall("state").filter("resolved"::equals).isPresent();
    }

    void resolved() {
        memory.remember(conversation, "state", "resolved");
    }

    void reopened() {
        memory.remember(conversation, "state", "open");
    }
}
