package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import java.util.Optional;
import java.util.Set;

/** Changes of a ticket's status: new, open, pending, hold, solved, closed. */
final class ZendeskStatus {
    /** Zendesk closes a solved ticket some days later: that resolves nothing anew. */
    private static final Set<String> SOLVED = Set.of("solved", "closed");

    private static final Set<String> UNSOLVED = Set.of("new", "open", "pending", "hold");

    private ZendeskStatus() {}

    static Notice.Meaning changed(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var previous = payload.text("event/previous").map(ZendeskTicket::word);
        var current = Optional.of(ZendeskTicket.word(payload.requiredText("event/current")));
        return memory -> {
            var remembered = ticket.in(memory);
            return ZendeskOpening.before(ticket, remembered, () -> meaning(ticket, previous, current, remembered));
        };
    }

    static boolean isSolved(Optional<String> status) {
        return status.filter(SOLVED::contains).isPresent();
    }

    private static Interpretation meaning(
            ZendeskTicket ticket, Optional<String> previous, Optional<String> current, Remembered remembered) {
        if (isSolved(current) && !isSolved(previous)) {
            return Interpretation.of(resolved(ticket, ticket.header(), remembered));
        }
        if (isSolved(previous) && current.filter(UNSOLVED::contains).isPresent()) {
            remembered.reopened();
            return Interpretation.of(new ConversationEvent.Reopened(ticket.header()));
        }
        return Interpretation.nothing("From " + previous.orElse("no status") + " to " + current.orElse("no status")
                + " neither resolves nor reopens the conversation.");
    }

    static ConversationEvent.Resolved resolved(ZendeskTicket ticket, Header header, Remembered remembered) {
        var by = resolver(ticket, remembered);
        var agentId = by == Handler.HUMAN
                ? ticket.actor()
                        .filter(actor -> isPerson(ticket, actor))
                        .map(ZendeskTicket::own)
                        .or(ticket::agentId)
                : Optional.<String>empty();
        if (by == Handler.HUMAN) {
            remembered.personTookIt(ticket.action());
        }
        remembered.resolved();
        return new ConversationEvent.Resolved(header, by, agentId, false);
    }

    /** Who solved it; when that was a rule or the customer, who had it. */
    private static Handler resolver(ZendeskTicket ticket, Remembered remembered) {
        if (ticket.actor().filter(ZendeskMessages::isBot).isPresent()) {
            return Handler.AI;
        }
        return ticket.actor().filter(actor -> isPerson(ticket, actor)).isPresent()
                ? Handler.HUMAN
                : remembered.handler().orElse(Handler.HUMAN);
    }

    private static boolean isPerson(ZendeskTicket ticket, String actor) {
        return !ZendeskMessages.isSystem(actor) && !ticket.isRequester(Optional.of(actor));
    }
}
