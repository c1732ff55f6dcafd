package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A conversation as Chatwoot tells it. Jobs send it some time after the change, as it is by then: what changed stands in
 * {@link ChatwootChanges}.
 *
 * @param number its number in the account, which people see
 * @param account whose it is; versions before 4.14.2 say it only where there is a message
 * @param status {@code open}, {@code pending} (with the bot), {@code snoozed} or {@code resolved}
 * @param agent the person who has it
 * @param withBot whether a bot is named as the one who has it
 * @param customer the help desk's own id for the customer, or Chatwoot's
 */
record ChatwootConversation(
        String number,
        Optional<String> account,
        Optional<String> inbox,
        Optional<String> status,
        Channel channel,
        Optional<String> agent,
        boolean withBot,
        Optional<String> team,
        Optional<Priority> priority,
        List<String> labels,
        Optional<String> customer,
        Optional<String> email,
        Optional<Instant> createdAt,
        Optional<Instant> changedAt) {
    /** Chatwoot writes 0 for "never". */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** The conversation that a body is. */
    static ChatwootConversation of(Payload body) {
        return read(body, body.requiredId("id"), body.at("meta/sender"));
    }

    /** The conversation that the message in a body belongs to. */
    static ChatwootConversation ofMessage(Payload body) {
        // As on Chatwoot's own socket, some relays name the conversation by its number only.
        var inside = body.has("conversation") ? body.at("conversation") : body.at("");
        var number = body.has("conversation") ? inside.requiredId("id") : body.requiredId("conversation_id");
        var contact = inside.has("meta/sender") || !ChatwootMessage.isIncoming(body)
                ? inside.at("meta/sender")
                : body.at("sender");
        var read = read(inside, number, contact);
        var account = account(body).or(read::account);
        var inbox = body.id("inbox/id").or(() -> body.id("inbox_id")).or(read::inbox);
        return read.in(account, inbox, body.has("conversation"));
    }

    private static ChatwootConversation read(Payload at, String number, Payload contact) {
        var assignee = at.text("meta/assignee/type").or(() -> at.text("meta/assignee_type"));
        var isPerson = assignee.map(it -> it.equalsIgnoreCase("user")).orElse(true);
        return new ChatwootConversation(
                number,
                account(at),
                at.id("inbox_id"),
                at.text("status"),
                channel(at.text("channel").orElse("")),
                at.id("meta/assignee/id").filter(it -> isPerson).map(ChatwootConversation::person),
                assignee.isPresent() && !isPerson,
                at.text("meta/team/name"),
                at.text("priority").flatMap(ChatwootConversation::priority),
                at.texts("labels"),
                contact.id("identifier").or(() -> contact.id("id").map(ChatwootConversation::person)),
                contact.text("email"),
                at.instant("created_at").filter(ChatwootConversation::isTime),
                at.instant("updated_at")
                        .filter(ChatwootConversation::isTime)
                        .or(() -> at.instant("timestamp").filter(ChatwootConversation::isTime)));
    }

    /** Its status and times only when they are its own, not those of a message that came without it. */
    private ChatwootConversation in(Optional<String> account, Optional<String> inbox, boolean isWhole) {
        return new ChatwootConversation(
                number,
                account,
                inbox,
                isWhole ? status : Optional.empty(),
                channel,
                agent,
                withBot,
                team,
                priority,
                labels,
                customer,
                email,
                createdAt.filter(it -> isWhole),
                changedAt.filter(it -> isWhole));
    }

    private static Optional<String> account(Payload at) {
        return at.id("account/id")
                .or(() -> at.id("account_id"))
                .or(() -> at.items("messages").stream()
                        .map(message -> message.id("account_id"))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Who received it first, as far as this tells: pending is the bot's. */
    Optional<Handler> firstHandler() {
        if (isPending() || withBot) {
            return Optional.of(Handler.AI);
        }
        return status.filter("open"::equals).map(open -> Handler.HUMAN);
    }

    boolean isPending() {
        return status.filter("pending"::equals).isPresent();
    }

    static String person(String id) {
        return "chatwoot:" + id;
    }

    static Optional<Priority> priority(String word) {
        return switch (word) {
            case "low" -> Optional.of(Priority.LOW);
            case "medium" -> Optional.of(Priority.NORMAL);
            case "high" -> Optional.of(Priority.HIGH);
            case "urgent" -> Optional.of(Priority.URGENT);
            default -> Optional.empty();
        };
    }

    private static Channel channel(String inbox) {
        return switch (inbox) {
            case "Channel::WebWidget" -> Channel.CHAT;
            case "Channel::Email" -> Channel.EMAIL;
            case "Channel::Sms", "Channel::TwilioSms" -> Channel.SMS;
            case "Channel::Voice" -> Channel.VOICE;
            case "Channel::FacebookPage",
                    "Channel::Instagram",
                    "Channel::Line",
                    "Channel::Telegram",
                    "Channel::Tiktok",
                    "Channel::TwitterProfile",
                    "Channel::Whatsapp" -> Channel.SOCIAL;
            default -> Channel.OTHER;
        };
    }

    static boolean isTime(Instant time) {
        return time.isAfter(EARLIEST);
    }
}
