package dev.plumbline.alert.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * A notification on its way through one channel.
 *
 * @param attempts begun so far
 * @param answer what the receiver said to the last attempt, or why it could not be asked
 * @param at when that was
 * @param nextAttemptAt empty when there is none
 */
public record Delivery(
        String channel,
        String messageId,
        Decision.Reason reason,
        Status status,
        int attempts,
        Optional<String> answer,
        Optional<Instant> at,
        Optional<Instant> nextAttemptAt) {

    /** How it stands. */
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED
    }
}
