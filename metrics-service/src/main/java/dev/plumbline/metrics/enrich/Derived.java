package dev.plumbline.metrics.enrich;

import java.util.Optional;

/**
 * What is derived from the text of one event; each empty where the event says it itself, where nobody asked for it, or
 * where the text does not tell.
 *
 * @param sentiment of a customer's message, −1..1
 * @param asksForHuman whether the customer asks for a person
 * @param category what the text is about, by the tenant's rules
 */
public record Derived(Optional<Double> sentiment, Optional<Boolean> asksForHuman, Optional<String> category) {
    public static final Derived NOTHING = new Derived(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean isNothing() {
        return equals(NOTHING);
    }

    Derived withCategory(Optional<String> other) {
        return new Derived(sentiment, asksForHuman, other);
    }
}
