package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A conversation as a notification shows it: how it began, how it is now, and of its parts the newest.
 *
 * @param customerStarted whether the customer wrote first; not so when the team or a campaign did
 * @param aiTookPart whether Fin was in it at any time
 */
record IntercomConversation(
        String id,
        Instant createdAt,
        Optional<Instant> updatedAt,
        Optional<String> customerId,
        boolean customerStarted,
        Channel channel,
        Optional<String> subject,
        Optional<String> firstText,
        Optional<Priority> priority,
        List<String> tags,
        Optional<String> assignee,
        Optional<String> team,
        boolean aiTookPart,
        FinState finState,
        Optional<IntercomRating> rating,
        List<IntercomPart> parts) {
    private static final Set<String> CUSTOMER_TYPES = Set.of("user", "lead", "contact", "visitor");

    /** How far Fin got. */
    enum FinState {
        /** Not in it, still at it, or given up without a handoff. */
        OTHER,
        /** The customer said nothing more. */
        ASSUMED,
        /** The customer said that it helped. */
        CONFIRMED,
        ESCALATED
    }

    static IntercomConversation read(Payload item) {
        var source = item.has("source") ? item.at("source") : item.at("conversation_message");
        return new IntercomConversation(
                item.requiredId("id"),
                item.requiredInstant("created_at"),
                item.instant("updated_at"),
                customerId(item, source),
                isCustomer(source.at("author")),
                channel(source),
                source.plainText("subject"),
                source.plainText("body"),
                priority(item),
                tags(item),
                id(item, "admin_assignee_id").or(() -> id(item, "assignee/id", "assignee/type", "admin")),
                id(item, "team_assignee_id").or(() -> id(item, "assignee/id", "assignee/type", "team")),
                item.flag("ai_agent_participated").orElse(false),
                finState(item),
                IntercomRating.read(item),
                parts(item));
    }

    String subjectId() {
        return IntercomNotice.own(id);
    }

    static boolean isCustomer(Payload author) {
        return author.text("type").filter(CUSTOMER_TYPES::contains).isPresent();
    }

    /** The id that the tenant's own product gave the customer, else Intercom's. Older versions have a user, newer contacts. */
    private static Optional<String> customerId(Payload item, Payload source) {
        var contacts = item.at("contacts").isArray() ? item.items("contacts") : item.items("contacts/contacts");
        return contacts.stream()
                .findFirst()
                .flatMap(IntercomConversation::contactId)
                .or(() -> contactId(item.at("user")))
                .or(() -> isCustomer(source.at("author")) ? contactId(source.at("author")) : Optional.empty());
    }

    static Optional<String> contactId(Payload contact) {
        var own = contact.id("external_id").or(() -> contact.id("user_id"));
        var intercoms = contact.id("id");
        return own.or(() -> intercoms.map(IntercomNotice::own));
    }

    private static Channel channel(Payload source) {
        return switch (source.text("type").orElse("").toLowerCase(Locale.ROOT)) {
            case "conversation", "chat" -> Channel.CHAT;
            case "email" -> Channel.EMAIL;
            case "phone_call", "phone_switch", "phone" -> Channel.VOICE;
            case "sms" -> Channel.SMS;
            case "facebook", "instagram", "twitter", "whatsapp" -> Channel.SOCIAL;
            case "push", "inapp", "in_app" -> Channel.IN_APP;
            case "ticket", "custom_form" -> Channel.WEB_FORM;
            // Older versions do not say.
            default -> Channel.OTHER;
        };
    }

    /** Marked as a priority or not in older versions, a level in newer ones. */
    private static Optional<Priority> priority(Payload item) {
        return item.text("priority").flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "low" -> Optional.of(Priority.LOW);
            case "not_priority", "none", "medium", "normal" -> Optional.of(Priority.NORMAL);
            case "priority", "high" -> Optional.of(Priority.HIGH);
            case "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        });
    }

    /** Tags that people set, and topics that Intercom found. */
    private static List<String> tags(Payload item) {
        return Stream.concat(item.items("tags/tags").stream(), item.items("topics/topics").stream())
                .map(tag -> tag.text("name"))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<String> id(Payload item, String path) {
        return item.id(path).filter(it -> !it.equals("0")).map(IntercomNotice::own);
    }

    private static Optional<String> id(Payload item, String path, String typePath, String type) {
        return item.text(typePath).filter(type::equals).flatMap(it -> id(item, path));
    }

    private static FinState finState(Payload item) {
        return switch (item.text("ai_agent/resolution_state").orElse("").toLowerCase(Locale.ROOT)) {
            case "assumed_resolution", "assumed" -> FinState.ASSUMED;
            case "confirmed_resolution", "confirmed" -> FinState.CONFIRMED;
            case "escalated", "routed_to_team", "routed", "handed_off" -> FinState.ESCALATED;
            default -> FinState.OTHER;
        };
    }

    private static List<IntercomPart> parts(Payload item) {
        var list = item.at("conversation_parts");
        var parts = list.isArray() ? list.items() : list.items("conversation_parts");
        return parts.stream().map(IntercomPart::read).toList();
    }
}
