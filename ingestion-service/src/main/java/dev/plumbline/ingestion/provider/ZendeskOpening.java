package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The opening of a ticket. Every event of Support shows when and by whom the ticket was created, so the first that comes
 * tells the opening, whether or not it is the creation: a ticket that was open when Zendesk was connected counts too, and
 * so does one whose creation comes late.
 */
final class ZendeskOpening {
    private ZendeskOpening() {}

    static Notice.Meaning created(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        return memory -> {
            var remembered = ticket.in(memory);
            var events = new ArrayList<SupportEvent>();
            var opensNow = remembered.opensNow();
            if (opensNow) {
                received(ticket, Optional.empty(), remembered);
                events.add(opened(ticket, ticket.createdAt().orElse(ticket.time()), labels(ticket)));
            }
            if (ZendeskStatus.isSolved(ticket.status()) && remembered.isStateUnknown()) {
                // An agent writes down a call and solves it at once: no change of status follows.
                events.add(ZendeskStatus.resolved(ticket, ticket.header(1), remembered));
            }
            return new Interpretation(
                    events,
                    opensNow
                            ? Optional.empty()
                            : Optional.of("An earlier event of the ticket told its opening already."));
        };
    }

    /**
     * The meaning with the opening before it, if that is news and the event shows it. Of the opening only what never changes;
     * what is known of the ticket now is said from the beginning on. The meaning is worked out after it: it may depend on who
     * received the ticket.
     */
    static Interpretation before(ZendeskTicket ticket, Remembered remembered, Supplier<Interpretation> meaning) {
        return before(ticket, ticket.assignee(), remembered, meaning);
    }

    /** @param agentBefore who had the ticket before this event */
    static Interpretation before(
            ZendeskTicket ticket,
            Optional<String> agentBefore,
            Remembered remembered,
            Supplier<Interpretation> meaning) {
        if (ticket.createdAt().isEmpty() || ticket.channel().isEmpty() || !remembered.opensNow()) {
            return meaning.get();
        }
        received(ticket, agentBefore, remembered);
        return withOpening(ticket, ticket.createdAt().get(), meaning.get());
    }

    private static Interpretation withOpening(ZendeskTicket ticket, Instant openedAt, Interpretation meaning) {
        var events = new ArrayList<SupportEvent>();
        events.add(opened(ticket, openedAt, Labels.NONE));
        if (!labels(ticket).equals(Labels.NONE)) {
            events.add(new ConversationEvent.Categorized(
                    ticket.header(ticket.noticeId() + ":labels", openedAt), labels(ticket)));
        }
        events.addAll(meaning.events());
        return new Interpretation(events, meaning.leftOut());
    }

    /** What came to the bot is the bot's, unless an agent has it by now. */
    private static void received(ZendeskTicket ticket, Optional<String> agent, Remembered remembered) {
        if (isBots(ticket) && agent.isEmpty()) {
            remembered.aiAnswered();
        }
    }

    private static boolean isBots(ZendeskTicket ticket) {
        return ticket.channel().filter(ZendeskChannels::isBots).isPresent();
    }

    private static ConversationEvent.Opened opened(ZendeskTicket ticket, Instant openedAt, Labels labels) {
        return new ConversationEvent.Opened(
                ticket.header(ticket.id() + ":opened", openedAt),
                ticket.customerId(),
                ZendeskChannels.channel(ticket.channel()),
                labels,
                isBots(ticket) ? Optional.of(Handler.AI) : Optional.empty(),
                ticket.subject());
    }

    private static Labels labels(ZendeskTicket ticket) {
        return SomeLabels.of(ticket.priority(), ticket.team(), ticket.tags());
    }
}
