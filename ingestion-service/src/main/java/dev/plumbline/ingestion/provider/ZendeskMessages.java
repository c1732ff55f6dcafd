package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import java.util.Optional;
import java.util.Set;

/** What is written on a ticket. */
final class ZendeskMessages {
    /** Answer Bot, and the AI agent that Zendesk bought with Ultimate. */
    private static final Set<String> BOTS = Set.of("zd:answerbot", "ultimate");

    /** Zendesk acts by itself: rules, notifications. */
    private static final String SYSTEM_USER = "-1";

    private ZendeskMessages() {}

    static Notice.Meaning commentAdded(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var comment = payload.at("event/comment");
        var commentId = comment.id("id");
        var text = comment.text("body").or(() -> comment.plainText("html_body"));
        var isPublic = comment.flag("is_public");
        if (isPublic.isEmpty()) {
            // Without it a private note might count as an answer.
            comment.reject("is_public", "is required");
        }
        var writer = commentWriter(ticket, comment);
        return memory -> {
            var remembered = ticket.in(memory);
            return ZendeskOpening.before(
                    ticket,
                    remembered,
                    () -> isPublic.orElse(false)
                            ? said("comment", commentId, ticket, writer, text, remembered)
                            : Interpretation.nothing("A private note is no message."));
        };
    }

    static Notice.Meaning messageAdded(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var messageId = payload.id("event/message/id");
        var text = payload.text("event/message/body");
        var writer = messageWriter(payload.at("event/actor"));
        return memory -> {
            var remembered = ticket.in(memory);
            return ZendeskOpening.before(
                    ticket, remembered, () -> said("message", messageId, ticket, writer, text, remembered));
        };
    }

    /** Whoever asked is the customer, also one of the staff who asked the staff. */
    private static Writer commentWriter(ZendeskTicket ticket, Payload comment) {
        var id = ZendeskTicket.user(comment, "author/id").or(() -> ZendeskTicket.user(comment, "author_id"));
        var isStaff = comment.flag("author/is_staff");
        if (id.isEmpty() && isStaff.isEmpty()) {
            comment.reject("author", "is required, with id or is_staff");
        }
        if (id.filter(ZendeskMessages::isSystem).isPresent()) {
            return Writer.bot(id.filter(ZendeskMessages::isBot).isPresent());
        }
        return isStaff.orElse(false) && !ticket.isRequester(id) ? Writer.person(id) : Writer.CUSTOMER;
    }

    private static Writer messageWriter(Payload actor) {
        var id = ZendeskTicket.user(actor, "id");
        var type = ZendeskTicket.word(actor.requiredText("type"));
        return switch (type) {
            case "end_user", "user" -> Writer.CUSTOMER;
            case "agent", "admin" ->
                id.filter(ZendeskMessages::isSystem).isPresent()
                        ? Writer.bot(id.filter(ZendeskMessages::isBot).isPresent())
                        : Writer.person(id);
            // "system" is the bot or Zendesk itself, "trigger" a rule.
            default -> Writer.bot(id.filter(ZendeskMessages::isBot).isPresent());
        };
    }

    static boolean isBot(String user) {
        return BOTS.contains(ZendeskTicket.word(user));
    }

    static boolean isSystem(String user) {
        return user.equals(SYSTEM_USER) || user.startsWith("zd:") || isBot(user);
    }

    private static Interpretation said(
            String kind,
            Optional<String> id,
            ZendeskTicket ticket,
            Writer writer,
            Optional<String> text,
            Remembered remembered) {
        if (!writer.automatic()) {
            switch (writer.author()) {
                case AI -> remembered.aiAnswered();
                case HUMAN -> remembered.personTookIt(ticket.action());
                case CUSTOMER -> {}
            }
        }
        // The message's own id, so that the same message imported from the history is the same event.
        var header = id.map(it -> ticket.header(kind + ":" + it, ticket.time())).orElseGet(ticket::header);
        return Interpretation.of(SomeEvents.message(
                header,
                writer.automatic() ? spokenFor(remembered) : writer.author(),
                writer.agentId(),
                text,
                writer.automatic()));
    }

    /** What a rule says stands in the name of whoever has the ticket: an acknowledgement makes no ticket the AI's. */
    private static Author spokenFor(Remembered remembered) {
        return remembered.isWithAi() ? Author.AI : Author.HUMAN;
    }

    /** @param automatic not the bot's own words, but a rule's or Zendesk's */
    private record Writer(Author author, Optional<String> agentId, boolean automatic) {
        static final Writer CUSTOMER = new Writer(Author.CUSTOMER, Optional.empty(), false);

        static Writer person(Optional<String> id) {
            return new Writer(Author.HUMAN, id.map(ZendeskTicket::own), false);
        }

        static Writer bot(boolean answers) {
            return new Writer(Author.AI, Optional.empty(), !answers);
        }
    }
}
