package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * The first handoff from AI to a person.
 *
 * @param answeredAt when a person first wrote after it; empty while nobody has
 * @param completeness share of the four parts of context that were handed over, 0..1
 * @param late the AI went on although the customer had shown need of a person
 * @param blind the person got no transcript or no summary
 * @param reopenedAfter whether the conversation was reopened after it
 */
public record Handoff(
        Instant at,
        Optional<Instant> answeredAt,
        double completeness,
        boolean late,
        boolean blind,
        boolean reopenedAfter) {

    /** Seconds until a person wrote; empty while nobody has. */
    public Optional<Double> waited() {
        return answeredAt.map(it -> ConversationFact.secondsBetween(at, it));
    }
}
