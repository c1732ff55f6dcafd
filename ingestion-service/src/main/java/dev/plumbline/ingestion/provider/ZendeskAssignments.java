package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Who gets a ticket. The first assignment after the bot answered is the handoff to people; one from a person to another is
 * a transfer. Both an agent and a group that change in one action are one handoff or transfer, and so they are when the agent
 * answers or solves in that action as well, and that arrives first.
 */
final class ZendeskAssignments {
    private ZendeskAssignments() {}

    static Notice.Meaning agentChanged(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var previous = ZendeskTicket.user(payload, "event/previous").map(ZendeskTicket::own);
        var current = ZendeskTicket.user(payload, "event/current").map(ZendeskTicket::own);
        return memory -> {
            var remembered = ticket.in(memory);
            // The event shows the ticket as it is now; it was opened with the agent whom it had before.
            return ZendeskOpening.before(
                    ticket,
                    previous,
                    remembered,
                    () -> current.isEmpty()
                            ? Interpretation.nothing("The ticket was taken from its agent and given to nobody.")
                            : assigned(
                                    ticket,
                                    previous.isPresent(),
                                    new ConversationEvent.Transferred(
                                            ticket.header(1),
                                            previous,
                                            current,
                                            Optional.empty(),
                                            false,
                                            Optional.empty()),
                                    new ConversationEvent.Assigned(ticket.header(), current, ticket.team()),
                                    remembered));
        };
    }

    static Notice.Meaning groupChanged(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var previous = ZendeskTicket.user(payload, "event/previous");
        var current = ZendeskTicket.user(payload, "event/current").map(ZendeskTicket::own);
        return memory -> {
            var remembered = ticket.in(memory);
            // Rules may pass a ticket on before anybody saw it: only what a person had is transferred.
            var wasWithPerson = previous.isPresent() && remembered.handler().isPresent();
            return ZendeskOpening.before(
                    ticket,
                    remembered,
                    () -> current.isEmpty()
                            ? Interpretation.nothing("The ticket was taken from its group and given to none.")
                            : assigned(
                                    ticket,
                                    wasWithPerson,
                                    new ConversationEvent.Transferred(
                                            ticket.header(1),
                                            Optional.empty(),
                                            Optional.empty(),
                                            current,
                                            false,
                                            Optional.empty()),
                                    new ConversationEvent.Assigned(ticket.header(), Optional.empty(), current),
                                    remembered));
        };
    }

    private static Interpretation assigned(
            ZendeskTicket ticket,
            boolean fromPerson,
            ConversationEvent.Transferred transfer,
            ConversationEvent.Assigned assignment,
            Remembered remembered) {
        var events = new ArrayList<SupportEvent>();
        events.add(assignment);
        if (remembered.isWithAi() || remembered.wasTakenFromAiBy(ticket.action())) {
            if (remembered.isNews("handover", ticket.action())) {
                events.add(escalated(ticket.header(1), assignment.team()));
            }
            remembered.personHasIt();
        } else if (fromPerson && remembered.isNews("handover", ticket.action())) {
            events.add(transfer);
        }
        if (assignment.agentId().isPresent()) {
            remembered.personHasIt();
        }
        return new Interpretation(events, Optional.empty());
    }

    private static ConversationEvent.Escalated escalated(Header header, Optional<String> team) {
        return new ConversationEvent.Escalated(header, Optional.empty(), team, Optional.empty());
    }
}
