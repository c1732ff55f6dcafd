package dev.plumbline.metrics.fact;

import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.ValueEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one conversation: a pure fold over its events (see the KPI reference). Holds nothing of other
 * conversations or of the customer's profile; {@link Contact} adds these.
 *
 * @param business how long it took in the tenant's business hours
 * @param handleSeconds logged work; empty when none was logged
 * @param humanRequests how often the customer asked for a person before the handoff
 * @param frustratedAt first customer message with a sentiment of −0.5 or less
 * @param needed whether a person was needed
 * @param sentiment mean of the customer's messages, −1..1
 * @param handoffRating of the agent who took over, 1..5
 * @param revenue by kind, in the tenant's currency; only the kinds that were recorded
 */
public record ConversationFact(
        String id,
        Optional<String> customerId,
        Instant openedAt,
        Labels labels,
        Path path,
        boolean aiHandled,
        boolean humanHandled,
        Resolution resolution,
        Responses responses,
        Optional<Handoff> handoff,
        BusinessSeconds business,
        Optional<Double> handleSeconds,
        int humanRequests,
        Optional<Instant> frustratedAt,
        Optional<Verdict> verdict,
        boolean needed,
        boolean fellBack,
        boolean escalatedByAgent,
        Optional<Double> sentiment,
        Optional<Integer> handoffRating,
        List<String> articles,
        List<KnowledgeGap> knowledgeGaps,
        List<ValueEvent.ExpansionKind> expansionSignals,
        Map<ValueEvent.RevenueKind, BigDecimal> revenue,
        List<Review> reviews) {

    /** Needed a person, and the AI that took it never handed it over. */
    public boolean missedEscalation() {
        return aiHandled && !escalated() && needed;
    }

    public boolean escalated() {
        return handoff.isPresent();
    }

    /** Handed over though nobody needed a person. */
    public boolean unnecessaryHandoff() {
        return escalated()
                && (!needed
                        || verdict.filter(it -> it.names(EscalationEvent.Failure.UNNECESSARY))
                                .isPresent());
    }

    /** Seconds from the opening to an instant; empty when it lies before. */
    public Optional<Double> secondsTo(Optional<Instant> instant) {
        return instant.filter(it -> !it.isBefore(openedAt)).map(it -> secondsBetween(openedAt, it));
    }

    public static double secondsBetween(Instant from, Instant to) {
        return seconds(Duration.between(from, to));
    }

    static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
