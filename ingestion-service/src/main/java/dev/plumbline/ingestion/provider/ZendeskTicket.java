package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Header;
import dev.plumbline.contract.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A ticket as an event's {@code detail} shows it: as it is after the event. Events of Messaging bring nothing but its id.
 *
 * @param time when the event happened
 * @param sequence Zendesk's id of the action that the event belongs to: assigning an agent of another group is one action and
 *     two events
 */
record ZendeskTicket(
        String source,
        String noticeId,
        Instant time,
        String id,
        Optional<Instant> createdAt,
        Optional<String> requester,
        Optional<String> actor,
        Optional<String> assignee,
        Optional<String> group,
        Optional<String> channel,
        Optional<String> status,
        Optional<Priority> priority,
        Optional<List<String>> tags,
        Optional<String> subject,
        Optional<String> sequence) {
    private static final String SUBJECT_PREFIX = "zen:ticket:";

    static ZendeskTicket read(Payload payload) {
        return new ZendeskTicket(
                "/zendesk/" + payload.requiredAccount("account_id"),
                payload.id("id").orElse(""),
                payload.requiredInstant("time"),
                ticketId(payload),
                payload.instant("detail/created_at"),
                user(payload, "detail/requester_id"),
                user(payload, "detail/actor_id"),
                user(payload, "detail/assignee_id"),
                user(payload, "detail/group_id"),
                payload.text("detail/via/channel").map(ZendeskTicket::word),
                payload.text("detail/status").map(ZendeskTicket::word),
                priority(payload, "detail/priority"),
                payload.has("detail/tags") ? Optional.of(payload.texts("detail/tags")) : Optional.empty(),
                payload.text("detail/subject"),
                payload.id("event/meta/sequence/id"));
    }

    private static String ticketId(Payload payload) {
        return payload.id("detail/id")
                .or(() -> payload.id("subject")
                        .filter(it -> it.startsWith(SUBJECT_PREFIX))
                        .map(it -> it.substring(SUBJECT_PREFIX.length()))
                        .filter(it -> !it.isBlank()))
                .orElseGet(() -> payload.requiredId("detail/id"));
    }

    /** The id of a user or group; Zendesk also writes 0 for none. */
    static Optional<String> user(Payload payload, String path) {
        return payload.id(path).filter(it -> !it.equals("0"));
    }

    static Optional<Priority> priority(Payload payload, String path) {
        return payload.text(path).flatMap(text -> switch (word(text)) {
            case "low" -> Optional.of(Priority.LOW);
            case "normal" -> Optional.of(Priority.NORMAL);
            case "high" -> Optional.of(Priority.HIGH);
            case "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        });
    }

    /** Zendesk writes its words in capitals or not. */
    static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    static String own(String id) {
        return "zendesk:" + id;
    }

    String conversation() {
        return own(id);
    }

    Remembered in(Memory memory) {
        return new Remembered(memory, conversation());
    }

    /** The header of the event that a notice is. */
    Header header() {
        return header(noticeId, time);
    }

    /** The header of a further event that a notice is. */
    Header header(int number) {
        return header(noticeId + ":" + number, time);
    }

    Header header(String eventId, Instant at) {
        return Header.of(source, eventId, at, conversation());
    }

    Optional<String> customerId() {
        return requester.map(ZendeskTicket::own);
    }

    Optional<String> agentId() {
        return assignee.map(ZendeskTicket::own);
    }

    Optional<String> team() {
        return group.map(ZendeskTicket::own);
    }

    /** What the event belongs to: one action of somebody may come as several events. */
    String action() {
        return sequence.orElse(noticeId);
    }

    boolean isRequester(Optional<String> user) {
        return user.isPresent() && user.equals(requester);
    }
}
