package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import java.time.Instant;
import java.util.Optional;

/**
 * The opening of a ticket. The creation tells it, or whatever comes first and says when the ticket was created: one that was
 * open when Freshdesk was connected counts too, and so does one whose creation comes late.
 */
record FreshdeskOpening(FreshdeskTicket ticket, Remembered remembered, Findings findings) {

    /** The creation. Says whether it is told for the first time. */
    boolean created() {
        if (!remembered.isNews("created", "true")) {
            findings.leaveOut("The ticket's creation was told before.");
            return false;
        }
        if (remembered.opensNow()) {
            // By the time the rule runs, the ticket may have been changed.
            opened(ticket.createdAt(), labels());
        } else {
            findings.categorized(ticket.conversation(), labels());
        }
        return true;
    }

    /** Something else: before it the opening, when that is news and its time is said. Labels may have changed since. */
    void before() {
        if (ticket.createdAt().isPresent() && remembered.opensNow()) {
            opened(ticket.createdAt(), Labels.NONE);
        }
    }

    private void opened(Optional<Instant> at, Labels labels) {
        findings.add(
                ticket.conversation(),
                at,
                header -> new ConversationEvent.Opened(
                        header, ticket.customer(), ticket.channel(), labels, Optional.empty(), ticket.subject()));
        ticket.customer()
                .filter(customer -> ticket.email().isPresent())
                .ifPresent(
                        customer -> findings.add(customer, at, header -> SomeEvents.address(header, ticket.email())));
    }

    private Labels labels() {
        return new Labels(
                ticket.type(),
                Optional.empty(),
                ticket.priority(),
                Optional.empty(),
                Optional.empty(),
                ticket.group(),
                ticket.tags());
    }
}
