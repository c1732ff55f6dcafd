package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Which rejections are meant.
 *
 * @param rejectedBy the service that refused them
 * @param from when they were refused, at the earliest
 * @param to exclusive
 * @param eventId a part of the event's id, in any case
 */
public record Filter(
        State.Kind state,
        Optional<RejectedEvent.Reason> reason,
        Optional<String> rejectedBy,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> eventId) {

    /** All that wait for somebody. */
    public static final Filter OPEN = new Filter(
            State.Kind.OPEN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
