package dev.plumbline.survey.survey;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;

/**
 * Who worked on a conversation; the same for any order and repetition of its events. What it comes to is the path, by the
 * rule of the KPI reference.
 *
 * @param ai whether the AI did
 * @param human whether a person did
 * @param handedOver whether the AI handed it to a person
 * @param assisted whether a person confirmed a draft of the AI's
 */
public record Handling(boolean ai, boolean human, boolean handedOver, boolean assisted) {
    public static final Handling NONE = new Handling(false, false, false, false);

    Handling learn(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.Opened it ->
                by(
                        it.handledBy().filter(Handler.AI::equals).isPresent(),
                        it.handledBy().filter(Handler.HUMAN::equals).isPresent());
            case ConversationEvent.Message it -> by(it.author() == Author.AI, it.author() == Author.HUMAN);
            case ConversationEvent.Resolved it ->
                new Handling(
                        ai || it.by() == Handler.AI,
                        human || it.by() == Handler.HUMAN,
                        handedOver,
                        assisted || it.aiAssisted());
            case ConversationEvent.Escalated ignored -> new Handling(true, true, true, assisted);
            case ConversationEvent.Transferred ignored -> by(false, true);
            case ConversationEvent.WorkLogged ignored -> by(false, true);
            case ConversationEvent.Categorized ignored -> this;
            case ConversationEvent.Assigned ignored -> this;
            case ConversationEvent.Reopened ignored -> this;
            case ConversationEvent.Reviewed ignored -> this;
        };
    }

    private Handling by(boolean alsoAi, boolean alsoHuman) {
        return new Handling(ai || alsoAi, human || alsoHuman, handedOver, assisted);
    }

    /** {@code ai_only}, {@code ai_to_human}, {@code ai_assisted} or {@code human_only}. */
    public String path() {
        if (ai && !human) {
            return "ai_only";
        }
        if (handedOver || ai && !assisted) {
            return "ai_to_human";
        }
        return assisted ? "ai_assisted" : "human_only";
    }
}
