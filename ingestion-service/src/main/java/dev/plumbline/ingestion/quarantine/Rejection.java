package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something in the quarantine, without its body, which may have a megabyte.
 *
 * @param by the service that refused it
 * @param provider the help desk whose webhook the body is; empty when it is an event
 * @param cut whether only the beginning of the body was kept: it can be replayed only corrected
 */
public record Rejection(
        String id,
        Instant at,
        String by,
        RejectedEvent.Reason reason,
        List<Violation> violations,
        Optional<String> eventId,
        Optional<String> provider,
        boolean cut,
        State state) {

    Rejection in(State next) {
        return new Rejection(id, at, by, reason, violations, eventId, provider, cut, next);
    }
}
