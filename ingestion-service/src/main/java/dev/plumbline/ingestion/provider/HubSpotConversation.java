package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an event does to a thread of the inbox or to a ticket: both are conversations to us. */
final class HubSpotConversation {
    /** Owner and team that change within this time are one change of hands. */
    private static final Duration TOGETHER = Duration.ofSeconds(2);

    private static final String OWNER_TOOK_IT = "ownerTookIt";
    private static final String TEAM_TOOK_IT = "teamTookIt";

    private final HubSpotEvent event;
    private final String conversation;
    private final Remembered remembered;
    private final Findings findings;

    /** @param conversation its id in our events */
    HubSpotConversation(HubSpotEvent event, String conversation, Memory memory, Findings findings) {
        this.event = event;
        this.conversation = conversation;
        this.remembered = new Remembered(memory, conversation);
        this.findings = findings;
    }

    void opened() {
        if (!remembered.opensNow()) {
            findings.leaveOut("The opening was told before.");
            return;
        }
        // A new object's first values may have been told before its creation.
        var labels = new Labels(
                remembered.recall("category"),
                Optional.empty(),
                remembered.recall("priority").map(Priority::valueOf),
                Optional.empty(),
                Optional.empty(),
                remembered.recall("team"),
                Optional.empty());
        findings.add(
                conversation,
                header -> new ConversationEvent.Opened(
                        header,
                        remembered.recall("customer"),
                        remembered.recall("channel").map(Channel::valueOf).orElse(Channel.OTHER),
                        labels,
                        Optional.empty(),
                        remembered.recall("subject")));
    }

    void message() {
        var type = event.messageType().orElse("");
        switch (type) {
            case "MESSAGE" ->
                author().ifPresentOrElse(
                                this::message,
                                () -> findings.leaveOut(
                                        "HubSpot does not say who wrote this message, neither direction nor sender:"
                                                + " counted as anybody's, it would be wrong as often as right."));
            case "COMMENT" -> findings.leaveOut("A comment is a private note: the customer does not see it.");
            case "WELCOME_MESSAGE" -> findings.leaveOut("The chat window's welcome is nobody's answer.");
            default -> findings.leaveOut("Messages are counted, not " + (type.isEmpty() ? "this" : type) + ".");
        }
    }

    private void message(Author author) {
        var agent = author == Author.HUMAN ? event.sender().map(HubSpotConversation::actor) : Optional.<String>empty();
        findings.message(conversation, author, agent, Optional.empty());
        switch (author) {
            case AI -> remembered.aiAnswered();
            case HUMAN -> remembered.personHasIt();
            case CUSTOMER -> {}
        }
    }

    /** Who wrote, by the kind of sender; where there is none, the customer for what comes in. */
    private Optional<Author> author() {
        var direction = event.direction().orElse("");
        var sender = event.sender().orElse("");
        if (sender.startsWith("B-") || sender.startsWith("L-")) {
            return Optional.of(Author.AI);
        }
        if (sender.startsWith("A-")) {
            return Optional.of(Author.HUMAN);
        }
        return sender.startsWith("V-") || direction.equals("INCOMING")
                ? Optional.of(Author.CUSTOMER)
                : Optional.empty();
    }

    void changed() {
        var value = event.value().orElse("");
        switch (event.property().orElse("")) {
            case "status" -> {
                switch (value) {
                    case "CLOSED" -> closed(true);
                    case "OPEN" -> closed(false);
                    default -> findings.leaveOut("A thread is OPEN or CLOSED, not " + value + ".");
                }
            }
            case "assignedTo" -> {
                if (value.startsWith("B-") || value.startsWith("L-")) {
                    remembered.aiAnswered();
                    findings.leaveOut("The bot has it now: what it does is counted, not that it has it.");
                } else {
                    assigned(event.value().map(HubSpotConversation::actor));
                }
            }
            default ->
                findings.leaveOut("Of a thread status and assignedTo are counted, not "
                        + event.property().orElse("this") + ".");
        }
    }

    /**
     * It was closed, or is open. HubSpot tells the new value only, and may tell it late: an earlier closing that arrives
     * after a later reopening is told together with it.
     */
    void closed(boolean closes) {
        var at = event.occurredAt();
        var last = remembered.recall("stateSince").map(Instant::parse);
        if (last.filter(at::isBefore).isPresent()) {
            if (closes && !remembered.isResolved()) {
                resolved();
                findings.add(conversation, last, ConversationEvent.Reopened::new);
            } else {
                findings.leaveOut("It arrived late: a later status is known.");
            }
            return;
        }
        remembered.isNews("stateSince", at.toString());
        if (closes == remembered.isResolved()) {
            findings.leaveOut(closes ? "It was closed already." : "It was open already, as far as is known.");
        } else if (closes) {
            resolved();
            remembered.resolved();
        } else {
            findings.add(conversation, ConversationEvent.Reopened::new);
            remembered.reopened();
        }
    }

    private void resolved() {
        var by = remembered.isWithAi() ? Handler.AI : Handler.HUMAN;
        findings.add(
                conversation,
                header -> new ConversationEvent.Resolved(
                        header, by, by == Handler.HUMAN ? Assignment.agent(remembered) : Optional.empty(), false));
    }

    private void assigned(Optional<String> agent) {
        agent.ifPresentOrElse(
                it -> assignment(agent, Optional.empty()).tell(findings, remembered), this::givenToNobody);
    }

    /** A ticket's owner. HubSpot may tell the team of a new owner before: then that was the transfer. */
    void ownedBy(Optional<String> owner) {
        if (owner.isEmpty()) {
            givenToNobody();
        } else {
            var assignment = assignment(owner, Optional.empty());
            if (isTogetherWith(TEAM_TOOK_IT)) {
                assignment.tellWithAnother(findings, remembered);
            } else {
                assignment.tell(findings, remembered);
            }
            remembered.isNews(OWNER_TOOK_IT, event.occurredAt().toString());
        }
    }

    /** A ticket's team. HubSpot sets it itself, to that of a new owner, and tells it as a change of its own. */
    void ownedByTeam(Optional<String> team) {
        if (team.isEmpty()) {
            givenToNobody();
        } else if (isTogetherWith(OWNER_TOOK_IT)) {
            assignment(Optional.empty(), team).tellWithAnother(findings, remembered);
        } else if (assignment(Optional.empty(), team).tell(findings, remembered)) {
            remembered.isNews(TEAM_TOOK_IT, event.occurredAt().toString());
        }
    }

    private boolean isTogetherWith(String other) {
        return remembered
                .recall(other)
                .map(Instant::parse)
                .filter(at -> Duration.between(at, event.occurredAt()).abs().compareTo(TOGETHER) <= 0)
                .isPresent();
    }

    private Assignment assignment(Optional<String> agent, Optional<String> team) {
        return new Assignment(conversation, Optional.empty(), agent, Optional.empty(), team);
    }

    private void givenToNobody() {
        findings.leaveOut("It was taken from somebody and given to nobody.");
    }

    /** An agent of the inbox, {@code A-123}, by the number alone. */
    private static String actor(String actorId) {
        return "hubspot:" + (actorId.startsWith("A-") ? actorId.substring(2) : actorId);
    }
}
