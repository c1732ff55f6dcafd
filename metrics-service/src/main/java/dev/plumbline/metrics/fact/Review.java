package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Handler;
import java.time.Instant;
import java.util.Optional;

/**
 * What a quality review said of a conversation.
 *
 * @param source of the event; with {@code id} it names the review
 * @param reviewed whose work was looked at
 * @param score mean of the scores given, 0..100
 */
public record Review(
        String source,
        String id,
        Instant at,
        String reviewerId,
        Handler reviewed,
        double score,
        Optional<String> note) {}
