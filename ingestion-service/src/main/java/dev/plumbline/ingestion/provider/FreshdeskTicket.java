package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import dev.plumbline.ingestion.provider.TriggeredEvent.Change;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule tells of a ticket. Fields have the names of our template; where Freshdesk's own simple content names them
 * otherwise, that is read too.
 *
 * @param id the number that people see
 * @param account the subdomain of {@code freshdesk.com}, or the whole host name of another domain
 * @param performedBy who did it, as the rule's author wrote it down: {@code agent}, {@code requester}, {@code bot}, {@code
 *     system}
 * @param isDated whether the body says when the ticket was changed, be it in a form that gives no instant
 * @param time when it happened; the arrival when the body does not say
 * @param createdAt when the ticket was created
 */
record FreshdeskTicket(
        String id,
        String account,
        Optional<TriggeredEvent> event,
        Optional<String> performedBy,
        boolean isDated,
        Instant time,
        Optional<Instant> createdAt,
        Optional<String> subject,
        Optional<String> type,
        Optional<String> status,
        Optional<Priority> priority,
        Channel channel,
        Optional<List<String>> tags,
        Optional<String> customer,
        Optional<String> requesterName,
        Optional<String> email,
        Optional<String> agent,
        Optional<String> group,
        Optional<String> comment,
        Optional<String> rating,
        Optional<String> ratingComment) {
    private static final String UNKNOWN = "unknown";

    static FreshdeskTicket read(Payload ticket, Instant arrivedAt) {
        var modifiedOn = first(ticket, "modified_on", "ticket_modified_on");
        var email = first(
                        ticket,
                        "requester_email",
                        "ticket_requester_email",
                        "ticket_contact_email",
                        "contact_primary_email")
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> it.contains("@") && it.length() <= 150);
        return new FreshdeskTicket(
                ticket.requiredId("ticket_id"),
                account(ticket),
                event(ticket),
                ticket.text("performed_by").map(it -> it.strip().toLowerCase(Locale.ROOT)),
                modifiedOn.isPresent(),
                modifiedOn.flatMap(it -> past(it, ticket, arrivedAt)).orElse(arrivedAt),
                first(ticket, "created_on", "ticket_created_on").flatMap(it -> past(it, ticket, arrivedAt)),
                ticket.text("ticket_subject"),
                first(ticket, "ticket_type", "ticket_ticket_type"),
                ticket.text("ticket_status"),
                ticket.text("ticket_priority").flatMap(FreshdeskWords::priority),
                first(ticket, "ticket_source", "ticket_source_name")
                        .map(FreshdeskWords::channel)
                        .orElse(Channel.OTHER),
                ticket.text("ticket_tags").map(FreshdeskTicket::list),
                ticket.id("requester_external_id")
                        .or(() -> email.map(it -> "freshdesk:" + it))
                        .or(() -> ticket.id("requester_id").map(it -> "freshdesk:" + it)),
                first(ticket, "requester_name", "ticket_requester_name", "ticket_contact_name"),
                email,
                ticket.id("agent_id").map(FreshdeskTicket::person),
                first(ticket, "group_name", "ticket_group_name"),
                first(ticket, "latest_public_comment", "ticket_latest_public_comment"),
                ticket.text("survey_rating"),
                ticket.plainText("survey_comment"));
    }

    /** What lies ahead is in another zone than the rule says: not to be relied on. */
    private static Optional<Instant> past(String time, Payload ticket, Instant arrivedAt) {
        return FreshdeskTime.parse(time, ticket.text("time_zone")).filter(it -> !it.isAfter(arrivedAt));
    }

    /** The account; empty when nothing in the body tells it. */
    Optional<String> knownAccount() {
        return Optional.of(account).filter(it -> !it.equals(UNKNOWN));
    }

    String source() {
        return "/freshdesk/" + account;
    }

    /** The conversation's id in our events. */
    String conversation() {
        return "freshdesk:" + id;
    }

    List<Change> changes() {
        return event.map(TriggeredEvent::changes).orElse(List.of());
    }

    Optional<Change> change(String name) {
        return event.flatMap(it -> it.of(name));
    }

    /** An agent's id in our events. */
    static String person(String id) {
        return "freshdesk:" + id;
    }

    /** Without an address of the ticket the account is not known; its conversations are told apart all the same. */
    private static String account(Payload ticket) {
        return first(ticket, "ticket_url", "ticket_portal_url")
                .flatMap(FreshdeskTicket::host)
                .map(host -> host.endsWith(".freshdesk.com") ? host.substring(0, host.indexOf('.')) : host)
                .orElse(UNKNOWN);
    }

    private static Optional<String> host(String url) {
        try {
            var address = url.contains("://") ? url.strip() : "https://" + url.strip();
            return Optional.ofNullable(new URI(address).getHost())
                    .map(it -> it.toLowerCase(Locale.ROOT))
                    .filter(it -> it.matches("[a-z0-9.-]{1,200}"));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<TriggeredEvent> event(Payload ticket) {
        return ticket.text("triggered_event").flatMap(text -> {
            var event = TriggeredEvent.parse(text);
            if (event.isEmpty()) {
                ticket.reject(
                        "triggered_event", "must be what {{triggered_event}} gives, such as {status:{from:2,to:5}}");
            }
            return event;
        });
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static Optional<String> first(Payload ticket, String... names) {
        return Stream.of(names).map(ticket::text).flatMap(Optional::stream).findFirst();
    }
}
