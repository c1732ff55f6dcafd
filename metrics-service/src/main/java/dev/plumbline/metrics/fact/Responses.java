package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * When the customer was first answered, and how fast after each turn.
 *
 * @param first by anybody, not before the opening
 * @param firstUseful the first that moved the issue forward
 * @param replyTime mean seconds from the first message of an answered customer turn to its answer
 */
public record Responses(
        Optional<Instant> first,
        Optional<Instant> firstByAi,
        Optional<Instant> firstByHuman,
        Optional<Instant> firstUseful,
        Optional<Double> replyTime) {}
