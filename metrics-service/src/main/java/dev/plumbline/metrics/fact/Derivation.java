package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.enrich.Derived;
import java.util.Map;

/**
 * What of a conversation's fact is derived from texts, since no event says it.
 *
 * @param ofEvents what was put in, by the event whose text gave it
 * @param told the fact as the events alone would make it
 */
public record Derivation(Map<EventName, Derived> ofEvents, ConversationFact told) {
    /** Of a conversation in which nothing is derived. */
    public static Derivation none(ConversationFact fact) {
        return new Derivation(Map.of(), fact);
    }

    public Derived of(SupportEvent event) {
        return ofEvents.isEmpty() ? Derived.NOTHING : ofEvents.getOrDefault(EventName.of(event), Derived.NOTHING);
    }

    /** Whether the conversation is put under its category by a text. */
    public boolean ofCategory() {
        return ofEvents.values().stream().anyMatch(it -> it.category().isPresent());
    }
}
