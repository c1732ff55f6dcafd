package dev.plumbline.kit.messaging;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * A support event as a consumer gets it.
 *
 * @param raw the same event as it crossed the wire
 * @param arrivedAt when ingestion took it
 */
public record Received(String tenant, SupportEvent event, CloudEvent raw, Instant arrivedAt) {
    /** An event this much older than its arrival counts in every figure, but surveys nobody and alerts nobody. */
    public static final Duration FRESH = Duration.ofHours(24);

    /** Whether it arrived soon enough after it happened to still act on it. */
    public boolean isFresh() {
        return !event.time().plus(FRESH).isBefore(arrivedAt);
    }
}
