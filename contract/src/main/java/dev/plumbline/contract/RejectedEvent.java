package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was sent to us and not taken, kept on {@code support.rejected} for people to look at.
 *
 * @param id of the rejection
 * @param rejectedBy the service that refused it
 * @param reason in a word: see {@link Reason}
 * @param violations what is wrong, each with its pointer
 * @param eventId the event's own id, if it could be read
 * @param body what came, as text; cut after 100,000 characters
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RejectedEvent(
        String id,
        String tenant,
        Instant rejectedAt,
        String rejectedBy,
        Reason reason,
        List<Violation> violations,
        Optional<String> eventId,
        String body) {
    private static final int LONGEST_BODY = 100_000;
    private static final int LONGEST_ID = 200;

    public RejectedEvent {
        violations = List.copyOf(violations);
        eventId = eventId.map(it -> Keepable.readable(it, LONGEST_ID));
        body = Keepable.readable(body, LONGEST_BODY);
    }

    /** Why it was refused. */
    public enum Reason {
        /** Not readable as an event at all. */
        MALFORMED,
        /** Breaks the contract. */
        INVALID,
        /** The same source and id came before with other content. */
        CONFLICT,
        /** A consumer could not work it; a defect of ours. */
        FAILED
    }
}
