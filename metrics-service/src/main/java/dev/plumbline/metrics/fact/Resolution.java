package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether and when the conversation was settled.
 *
 * @param resolvedAt time of the last {@code resolved}, while no later {@code reopened} undid it
 * @param firstResolvedAt the first {@code resolved} ever
 * @param reopens how often it was reopened while resolved
 * @param assisted whether some {@code resolved} confirmed an AI draft
 */
public record Resolution(
        Optional<Instant> resolvedAt,
        Optional<Instant> firstResolvedAt,
        int reopens,
        boolean assisted,
        List<OpenSpan> open) {

    public boolean resolved() {
        return resolvedAt.isPresent();
    }
}
