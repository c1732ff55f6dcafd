package dev.plumbline.survey.survey;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.survey.policy.Policy;
import java.time.Instant;
import java.util.Optional;

/**
 * What must be known of a conversation to ask about it; the same for any order and repetition of its events.
 *
 * @param customer the customer that the first opening names
 * @param turn whether it was last resolved or reopened
 */
public record Conversation(Optional<Reading> customer, Optional<Turn> turn) {
    public static final Conversation UNKNOWN = new Conversation(Optional.empty(), Optional.empty());

    /** Whether an event tells anything that is kept here. */
    static boolean isToldBy(ConversationEvent event) {
        return event instanceof ConversationEvent.Opened
                || event instanceof ConversationEvent.Resolved
                || event instanceof ConversationEvent.Reopened;
    }

    public Conversation learn(Arrival arrival) {
        if (arrival.event() instanceof ConversationEvent.Opened opened) {
            var told = opened.customerId().map(id -> new Reading(Position.of(opened), id));
            return new Conversation(Reading.earliest(customer, told), turn);
        }
        if (arrival.event() instanceof ConversationEvent.Resolved) {
            return turned(arrival, true);
        }
        return arrival.event() instanceof ConversationEvent.Reopened ? turned(arrival, false) : this;
    }

    /** Whether it asks for a survey: it was resolved, lately, and not reopened since. */
    public boolean asks() {
        return turn.filter(last -> last.resolved() && last.fresh()).isPresent();
    }

    /** What this means for its survey. {@code addressed}: an address of its customer is known. */
    public Standing standing(Policy policy, boolean addressed) {
        return turn.filter(last -> asks())
                .<Standing>map(
                        last -> new Standing.Asking(policy.dueAt(last.position().time(), last.heardAt()), addressed))
                .orElseGet(() -> new Standing.Silent(
                        turn.map(last -> last.position().time()).orElse(Instant.EPOCH)));
    }

    private Conversation turned(Arrival arrival, boolean resolved) {
        var told = new Turn(Position.of(arrival.event()), resolved, arrival.at(), arrival.fresh());
        return new Conversation(customer, Optional.of(turn.map(told::or).orElse(told)));
    }
}
