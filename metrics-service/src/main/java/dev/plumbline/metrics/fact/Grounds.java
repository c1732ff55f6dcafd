package dev.plumbline.metrics.fact;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Optional;

/**
 * The events that a conversation's fact rests on. The folds find these first and read the fact off them, so whoever
 * explains a field by its grounds cannot say anything else than the figure counts.
 *
 * @param byAi what shows that the AI took part
 * @param byPeople what shows that a person took part
 * @param handover empty when the AI never handed over
 * @param verdict the last one
 * @param fallbacks messages in which the AI says that it does not know
 * @param agentEscalations transfers to a senior or specialist
 * @param rating the last one of the handoff
 */
public record Grounds(
        ConversationEvent.Opened opened,
        LabelOrigins labels,
        List<SupportEvent> byAi,
        List<SupportEvent> byPeople,
        Settlement settlement,
        Answers answers,
        Optional<Handover> handover,
        Need need,
        Optional<EscalationEvent.Reviewed> verdict,
        List<ConversationEvent.WorkLogged> work,
        List<ConversationEvent.Message> fallbacks,
        List<ConversationEvent.Transferred> agentEscalations,
        Optional<EscalationEvent.Rated> rating) {

    /**
     * What settled the conversation.
     *
     * @param resolved the last {@code resolved}, while no later {@code reopened} undid it
     * @param first the first {@code resolved} ever
     * @param reopenings those that found it resolved
     * @param assisted resolutions that confirmed an AI draft
     */
    public record Settlement(
            Optional<ConversationEvent.Resolved> resolved,
            Optional<ConversationEvent.Resolved> first,
            List<ConversationEvent.Reopened> reopenings,
            List<ConversationEvent.Resolved> assisted) {}

    /** What answered the customer; {@code turns}: those that were answered. */
    public record Answers(
            Optional<ConversationEvent.Message> first,
            Optional<ConversationEvent.Message> firstByAi,
            Optional<ConversationEvent.Message> firstByHuman,
            Optional<ConversationEvent.Message> firstUseful,
            List<Turn> turns) {}

    /** A turn of the customer, from its first message to the answer. */
    public record Turn(ConversationEvent.Message asked, ConversationEvent.Message answered) {
        public double seconds() {
            return ConversationFact.secondsBetween(asked.time(), answered.time());
        }
    }

    /**
     * The first handoff.
     *
     * @param before all messages before it
     * @param sign the first by which the customer showed need of a person, before it
     * @param answersAfterSign what the AI still answered after that
     * @param answer the first message of a person after it
     * @param reopening the first after it
     */
    public record Handover(
            ConversationEvent.Escalated escalated,
            List<ConversationEvent.Message> before,
            Optional<Sign> sign,
            List<ConversationEvent.Message> answersAfterSign,
            Optional<ConversationEvent.Message> answer,
            Optional<ConversationEvent.Reopened> reopening) {

        /** How many answers after the sign are too many. */
        private static final int TOO_MANY = 2;

        /** Whether the AI went on although the customer had shown need of a person. */
        public boolean wentOn() {
            return answersAfterSign.size() >= TOO_MANY;
        }

        /** Whether the person got no transcript or no summary. */
        public boolean isBlind() {
            return escalated
                    .context()
                    .filter(context -> context.transcript() && context.summary())
                    .isEmpty();
        }
    }

    /**
     * What shows that a person was needed.
     *
     * @param signs before the handoff, or ever, when there was none
     * @param requests for a person, in the same span
     * @param frustration the first message with it, at any time
     * @param felt the customer's messages whose sentiment is known
     * @param sensitiveCategory the final category, when the tenant counts it as sensitive
     */
    public record Need(
            List<Sign> signs,
            List<ConversationEvent.Message> requests,
            Optional<ConversationEvent.Message> frustration,
            List<ConversationEvent.Message> felt,
            Optional<Origin<String>> sensitiveCategory) {}
}
