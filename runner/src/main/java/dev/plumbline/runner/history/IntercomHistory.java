package dev.plumbline.runner.history;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Conversations of Intercom, each as {@code GET /conversations/{id}} gives it. Its parts do not change, so events are made of
 * parts and named by them.
 */
public final class IntercomHistory {
    static final String PREFIX = "intercom:";

    private static final Set<String> CUSTOMERS = Set.of("user", "lead", "contact", "visitor");

    private final Settings settings;

    public IntercomHistory(Settings settings) {
        this.settings = settings;
    }

    public Understood understand(Exported conversation) {
        var id = conversation.text("id");
        if (id.isEmpty()) {
            return Understood.wrong("", "is no conversation: it has no id");
        }
        var where = "conversation " + id.get();
        if (!conversation.has("conversation_parts")) {
            return Understood.nothing(
                    "conversation without parts: the list of conversations has none, fetch each by its id", where);
        }
        if (conversation.time("created_at").isEmpty()) {
            return Understood.wrong("created_at", "is missing or no time");
        }
        var openedAt = openedAt(conversation);
        if (openedAt.isEmpty()) {
            return Understood.nothing("message of yours that no customer replied to", where);
        }
        return new IntercomConversation(id.get(), conversation, openedAt.get(), settings).understand();
    }

    /** What a team, a bot or a campaign began is opened by the customer's first answer: without one there was no contact. */
    private static Optional<Instant> openedAt(Exported conversation) {
        return isCustomer(conversation.text("source/author/type", ""))
                ? conversation.time("created_at")
                : IntercomPart.inOrder(conversation).stream()
                        .filter(part -> part.isByCustomer() && part.isMessage())
                        .map(IntercomPart::time)
                        .findFirst();
    }

    static boolean isCustomer(String type) {
        return CUSTOMERS.contains(type);
    }

    /** Marked as a priority or not in older versions, a level in newer ones. */
    static Optional<Priority> priority(String word) {
        return switch (word) {
            case "low" -> Optional.of(Priority.LOW);
            case "not_priority", "none", "medium", "normal" -> Optional.of(Priority.NORMAL);
            case "priority", "high" -> Optional.of(Priority.HIGH);
            case "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        };
    }

    /** Where a conversation takes place. The words mean what they mean in Intercom's webhooks. */
    static Channel channel(String source) {
        return switch (source) {
            case "conversation", "chat" -> Channel.CHAT;
            case "email" -> Channel.EMAIL;
            case "push", "inapp", "in_app" -> Channel.IN_APP;
            case "facebook", "twitter", "instagram", "whatsapp" -> Channel.SOCIAL;
            case "sms" -> Channel.SMS;
            case "phone_call", "phone_switch", "phone" -> Channel.VOICE;
            case "ticket", "custom_form" -> Channel.WEB_FORM;
            default -> Channel.OTHER;
        };
    }
}
