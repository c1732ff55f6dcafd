package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * How long things took in a tenant's business hours, in seconds. Each is there where its duration by the clock is, and
 * never longer.
 *
 * @param firstResponse from the opening, as the next three
 * @param handoffWait from the handoff until a person wrote
 */
public record BusinessSeconds(
        Optional<Double> firstResponse,
        Optional<Double> firstAiResponse,
        Optional<Double> firstHumanResponse,
        Optional<Double> resolution,
        Optional<Double> handoffWait) {

    static BusinessSeconds of(
            BusinessTime time,
            Instant openedAt,
            Responses responses,
            Resolution resolution,
            Optional<Handoff> handoff) {
        return new BusinessSeconds(
                between(time, openedAt, responses.first()),
                between(time, openedAt, responses.firstByAi()),
                between(time, openedAt, responses.firstByHuman()),
                between(time, openedAt, resolution.resolvedAt()),
                handoff.flatMap(it -> between(time, it.at(), it.answeredAt())));
    }

    private static Optional<Double> between(BusinessTime time, Instant from, Optional<Instant> to) {
        return to.filter(it -> !it.isBefore(from)).map(it -> ConversationFact.seconds(time.between(from, it)));
    }
}
