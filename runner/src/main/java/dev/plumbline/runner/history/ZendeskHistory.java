package dev.plumbline.runner.history;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tickets of Zendesk with their audits. An audit never changes, so events are made of audits and named by them; the ticket's
 * own fields, which change, only decide whether it is taken at all.
 */
public final class ZendeskHistory {
    static final String PREFIX = "zendesk:";
    private static final Pattern ADDRESS = Pattern.compile("https?://([A-Za-z0-9-]{1,63})\\.zendesk\\.com/.*");

    private final ZendeskPeople people;
    private final Settings settings;

    public ZendeskHistory(ZendeskPeople people, Settings settings) {
        this.people = people;
        this.settings = settings;
    }

    /** The account as a ticket's own address names it: the subdomain. */
    public static Optional<String> account(Exported ticket) {
        return ticket.text("url")
                .map(ADDRESS::matcher)
                .filter(address -> address.matches())
                .map(address -> address.group(1).toLowerCase(Locale.ROOT));
    }

    /**
     * What became of a ticket.
     *
     * @param ticket its own fields; {@link Exported#NOTHING} when only its audits are in the export
     * @param audits in any order
     */
    public Understood understand(Exported ticket, List<Exported> audits) {
        var id = ticket.text("id")
                .or(() -> audits.stream()
                        .flatMap(audit -> audit.text("ticket_id").stream())
                        .findFirst());
        if (id.isEmpty()) {
            return Understood.wrong("", "is no ticket: it has no id");
        }
        var where = "ticket " + id.get();
        if (ticket.text("status").filter(it -> it.equals("deleted")).isPresent()) {
            return Understood.nothing("ticket deleted or marked as spam", where);
        }
        if (isMerged(ticket, audits)) {
            return Understood.nothing("ticket merged into another", where);
        }
        if (audits.isEmpty()) {
            return Understood.nothing("ticket without audits: only they say who did what, and when", where);
        }
        var account = settings.account().or(() -> account(ticket)).orElse("unknown");
        return new ZendeskTicket(id.get(), account, ticket, inOrder(audits), people, settings).understand();
    }

    private static boolean isMerged(Exported ticket, List<Exported> audits) {
        return Stream.concat(
                        ticket.words("tags").stream(),
                        audits.stream()
                                .flatMap(audit -> audit.items("events").stream())
                                .filter(event -> event.text("field_name", "").equals("tags"))
                                .flatMap(event -> event.words("value").stream()))
                .anyMatch("closed_by_merge"::equals);
    }

    private static List<Exported> inOrder(List<Exported> audits) {
        return audits.stream()
                .filter(audit -> audit.time("created_at").isPresent() && audit.has("id"))
                .sorted(Comparator.<Exported, java.time.Instant>comparing(
                                audit -> audit.time("created_at").orElseThrow())
                        .thenComparing(audit -> Timeline.sortable(audit.text("id", ""))))
                .toList();
    }

    /** Where a ticket comes from. The words mean what they mean in Zendesk's webhooks. */
    static Channel channel(String via) {
        return switch (via) {
            case "chat", "chat_transcript", "native_messaging", "messaging", "web_messaging" -> Channel.CHAT;
            case "email", "mail", "mailgun", "gmail" -> Channel.EMAIL;
            case "voice", "phone", "phone_call_inbound", "phone_call_outbound", "voicemail" -> Channel.VOICE;
            case "sms", "text_message", "messagebird_sms", "twilio_sms" -> Channel.SMS;
            case "web", "web_form", "web_widget", "help_center", "request", "lotus" -> Channel.WEB_FORM;
            case "mobile", "mobile_sdk", "ios", "android" -> Channel.IN_APP;
            case "instagram_dm",
                    "whatsapp",
                    "line",
                    "wechat",
                    "telegram",
                    "viber",
                    "kakaotalk",
                    "apple_business_chat",
                    "google_business_messages",
                    "google_rcs",
                    "x_corp_dm" -> Channel.SOCIAL;
            default -> ofManyNames(via);
        };
    }

    private static Channel ofManyNames(String via) {
        if (via.equals("answer_bot_for_web_widget") || via.equals("answer_bot_for_sdk")) {
            return Channel.CHAT;
        }
        return Stream.of("twitter", "facebook", "any_channel", "sunshine_conversations")
                        .anyMatch(via::startsWith)
                ? Channel.SOCIAL
                : Channel.OTHER;
    }

    static boolean isAnswerBot(String via) {
        return via.startsWith("answer_bot");
    }

    /** Users of Zendesk's own who are the AI: Answer Bot, and the AI agent that was Ultimate's. */
    static boolean isBot(String user) {
        return user.equalsIgnoreCase("zd:answerBot") || user.equalsIgnoreCase("ultimate");
    }

    /** Zendesk itself: its rules and notifications. */
    static boolean isSystem(String user) {
        return user.equals("-1") || user.startsWith("zd:");
    }

    static Optional<Priority> priority(Optional<String> word) {
        return word.flatMap(it -> switch (it.toLowerCase(Locale.ROOT)) {
            case "low" -> Optional.of(Priority.LOW);
            case "normal" -> Optional.of(Priority.NORMAL);
            case "high" -> Optional.of(Priority.HIGH);
            case "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        });
    }

    static boolean isSettled(String status) {
        return status.equals("solved") || status.equals("closed");
    }
}
