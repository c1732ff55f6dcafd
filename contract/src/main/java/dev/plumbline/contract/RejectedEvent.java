package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that was sent to us and not taken, kept on {@code support.rejected} for people to look at.
 *
 * @param id of the rejection
 * @param rejectedBy the service that refused it
 * @param reason in a word: see {@link Reason}
 * @param violations what is wrong, each with its pointer
 * @param eventId the event's own id, if it could be read
 * @param provider the help desk whose webhook the body is; empty when it is an event
 * @param headers those of the webhook that say what its body is, by their names in lower case; never a signature
 * @param body the whole event as structured CloudEvents JSON, so that it can be corrected and sent again; as it came,
 *     when it is no event
 * @param cut whether the body is only the beginning of one that no message could hold
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
        Optional<String> provider,
        Map<String, String> headers,
        String body,
        boolean cut) {
    /** In bytes: below Kafka's customary limit of 1 MiB, with room for its framing. */
    private static final int LARGEST = 1_000_000;

    /** The message without its body and violations, in bytes: names, ids and times. */
    private static final int REST = 5_000;

    /** Enough for a person; an event may break the contract in a hundred thousand places. */
    private static final int MOST_VIOLATIONS = 50;

    private static final int LONGEST_ID = 200;

    public RejectedEvent {
        violations = violations.stream().limit(MOST_VIOLATIONS).toList();
        eventId = eventId.map(it -> Keepable.readable(it, LONGEST_ID));
        headers = headers == null ? Map.of() : Map.copyOf(headers);
        var room = LARGEST
                - REST
                - violations.stream().mapToInt(RejectedEvent::size).sum();
        var whole = Keepable.readable(body);
        body = JsonText.beginning(whole, room);
        cut = cut || body.length() < whole.length();
    }

    /** An event that was refused whole, in its structured form. */
    public RejectedEvent(
            String id,
            String tenant,
            Instant rejectedAt,
            String rejectedBy,
            Reason reason,
            List<Violation> violations,
            Optional<String> eventId,
            String body) {
        this(id, tenant, rejectedAt, rejectedBy, reason, violations, eventId, Optional.empty(), Map.of(), body, false);
    }

    private static int size(Violation violation) {
        return 40 + JsonText.size(violation.pointer()) + JsonText.size(violation.detail());
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
