package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.ingestion.provider.TriggeredEvent.Change;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Works out what a rule's call means. */
final class FreshdeskMeaning {
    private static final List<String> FEEDBACK =
            List.of("customer_feedback", "feedback", "survey_rating", "satisfaction_rating", "rating");
    private static final Set<String> UNDERSTOOD = Set.of(
            "ticket_action",
            "note_type",
            "reply_sent",
            "priority",
            "ticket_type",
            "responder_id",
            "group_id",
            "status");

    private final FreshdeskTicket ticket;
    private final String conversation;
    private final Remembered remembered;
    private final Findings findings;

    FreshdeskMeaning(FreshdeskTicket ticket, String notice, Memory memory) {
        this.ticket = ticket;
        this.conversation = ticket.conversation();
        this.remembered = new Remembered(memory, conversation);
        this.findings = new Findings(ticket.source(), notice, ticket.time());
    }

    Interpretation interpretation() {
        if (ticket.event().isEmpty()) {
            return Interpretation.nothing(
                    "The rule does not say what happened: its content has no \"triggered_event\": \"{{triggered_event}}\".");
        }
        ticket.change("ticket_action")
                .ifPresentOrElse(this::action, () -> new FreshdeskOpening(ticket, remembered, findings).before());
        new FreshdeskMessages(ticket, remembered, findings).tell();
        labels();
        assignment();
        ticket.change("status").ifPresent(this::status);
        FEEDBACK.stream()
                .map(ticket::change)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(this::feedback);
        ticket.changes().stream()
                .map(Change::name)
                .filter(it -> !UNDERSTOOD.contains(it) && !FEEDBACK.contains(it))
                .forEach(it -> findings.leaveOut("Nothing is counted of a change of " + it + "."));
        return findings.interpretation();
    }

    private void action(Change action) {
        if (action.to().filter("created"::equals).isEmpty()) {
            findings.leaveOut("Of what is done to a ticket as a whole only {ticket_action:created} is counted, not "
                    + action.to().orElse("nothing") + "; what was counted of it before stays.");
        } else if (new FreshdeskOpening(ticket, remembered, findings).created()) {
            ticket.agent()
                    .ifPresent(agent -> new Assignment(
                                    conversation,
                                    Optional.empty(),
                                    Optional.of(agent),
                                    Optional.empty(),
                                    Optional.empty())
                            .tell(findings, remembered));
            if (ticket.status().filter(FreshdeskWords::isResolved).isPresent()) {
                resolve();
            }
        }
    }

    private void labels() {
        var type = ticket.change("ticket_type").flatMap(Change::to);
        var change = ticket.change("priority").flatMap(Change::to);
        var priority = change.flatMap(FreshdeskWords::priority);
        if (type.isPresent() || priority.isPresent()) {
            findings.categorized(
                    conversation,
                    new Labels(
                            type,
                            Optional.empty(),
                            priority,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        if (change.isPresent() && priority.isEmpty()) {
            findings.leaveOut("Freshdesk has the priorities 1 to 4, not " + change.get() + ".");
        }
    }

    private void assignment() {
        var agent = ticket.change("responder_id");
        var group = ticket.change("group_id");
        if (agent.isEmpty() && group.isEmpty()) {
            return;
        }
        var to = agent.flatMap(Change::to).map(FreshdeskTicket::person);
        var team = group.flatMap(Change::to).map(id -> ticket.group().orElseGet(() -> FreshdeskTicket.person(id)));
        if (to.isEmpty() && team.isEmpty()) {
            findings.leaveOut("The ticket was taken from somebody and given to nobody.");
            return;
        }
        new Assignment(
                        conversation,
                        agent.flatMap(Change::from).map(FreshdeskTicket::person),
                        to,
                        group.flatMap(Change::from).map(FreshdeskTicket::person),
                        team)
                .tell(findings, remembered);
    }

    private void status(Change status) {
        if (status.to().isEmpty()) {
            findings.leaveOut("The change of the status does not say to what.");
            return;
        }
        var before = status.from().map(FreshdeskWords::isResolved).orElseGet(remembered::isResolved);
        var now = FreshdeskWords.isResolved(status.to().get());
        if (!before && now) {
            resolve();
        } else if (before && !now) {
            findings.add(conversation, ConversationEvent.Reopened::new);
            remembered.reopened();
        } else {
            findings.leaveOut(
                    now
                            ? "From resolved to closed nothing changes: the ticket was settled before."
                            : "From one open status to another nothing changes: the ticket is still open.");
        }
    }

    private void resolve() {
        var by = resolver();
        findings.add(
                conversation,
                header -> new ConversationEvent.Resolved(
                        header, by, by == Handler.HUMAN ? agent() : Optional.empty(), false));
        remembered.resolved();
    }

    private Handler resolver() {
        return switch (ticket.performedBy().orElse("")) {
            case "agent" -> Handler.HUMAN;
            case "bot", "ai" -> Handler.AI;
            default -> remembered.isWithAi() ? Handler.AI : Handler.HUMAN;
        };
    }

    private Optional<String> agent() {
        return ticket.agent().or(() -> Assignment.agent(remembered));
    }

    private void feedback(Change feedback) {
        var score = Stream.of(feedback.to(), ticket.rating())
                .flatMap(Optional::stream)
                .map(FreshdeskWords::satisfaction)
                .flatMap(Optional::stream)
                .findFirst();
        if (score.isEmpty()) {
            findings.leaveOut("The rating is none of Freshdesk's steps from 103 to -103: "
                    + feedback.to().or(ticket::rating).orElse("it is missing") + ".");
            return;
        }
        findings.add(
                conversation,
                header -> new SurveyEvent.Answered(
                        header,
                        conversation + ":csat",
                        SurveyKind.CSAT,
                        score.get(),
                        ticket.ratingComment(),
                        List.of(),
                        ticket.customer()));
    }
}
