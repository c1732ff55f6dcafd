package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one notification of a conversation means. Its parts say what was done; the topic decides only where no part does, for
 * one part may be a reply, an assignment and a closing at once, and each of these sends a notification with it.
 *
 * <p>Events of the same second are read in the order of their ids, so that of a part: assigned, escalated, message, reopened,
 * resolved.
 */
final class IntercomEvents {
    private final IntercomNotice notice;
    private final IntercomConversation conversation;
    private final Remembered remembered;
    private final Remembered workspace;
    private final List<SupportEvent> events = new ArrayList<>();
    private Optional<String> leftOut = Optional.empty();

    IntercomEvents(IntercomNotice notice, IntercomConversation conversation, Memory memory) {
        this.notice = notice;
        this.conversation = conversation;
        this.remembered = new Remembered(memory, conversation.subjectId());
        this.workspace = new Remembered(memory, notice.source());
    }

    Interpretation interpretation() {
        events.addAll(IntercomOpening.events(notice, conversation, remembered));
        conversation.parts().forEach(this::take);
        takeTopic();
        takeFinState();
        if (remembered.recall("opened").isEmpty()) {
            leftOut = leftOut.or(() ->
                    Optional.of("Your team wrote first: the conversation counts from the customer's first answer on."));
        }
        return events.isEmpty()
                ? Interpretation.nothing(leftOut.orElse("The notification tells nothing that is counted."))
                : new Interpretation(events, leftOut);
    }

    private void take(IntercomPart part) {
        if (part.isNote()) {
            leftOut = Optional.of("A private note is no message.");
        }
        if (part.reopens() || (remembered.isResolved() && part.author() == Author.CUSTOMER && part.isMessage())) {
            reopen(header(part, "reopened"));
        }
        if (part.assigns()) {
            assign(part);
        }
        if (part.isMessage()) {
            say(part);
        }
        if (part.closes()) {
            resolve(header(part, "resolved"), part.author(), !part.automatic(), part.agentId());
        }
    }

    /** What the topic says and no part does: older versions send some of them without parts. */
    private void takeTopic() {
        switch (notice.topic()) {
            case "conversation.admin.closed" -> {
                if (conversation.parts().stream().noneMatch(IntercomPart::closes)) {
                    resolve(header("resolved"), Author.HUMAN, false, conversation.assignee());
                }
            }
            case "conversation.admin.opened", "conversation.admin.open.assigned" -> {
                if (conversation.parts().stream().noneMatch(IntercomPart::reopens)) {
                    reopen(header("reopened"));
                }
            }
            case "conversation.rating.added" ->
                conversation
                        .rating()
                        .ifPresentOrElse(
                                it -> events.addAll(it.events(notice, conversation)),
                                () -> leftOut = Optional.of("The customer was asked for a rating and gave none yet."));
            case "conversation.priority.updated" ->
                conversation
                        .priority()
                        .ifPresent(it -> events.add(
                                new ConversationEvent.Categorized(header("priority"), SomeLabels.priority(it))));
            case "conversation_part.tag.created" ->
                events.add(new ConversationEvent.Categorized(header("tags"), SomeLabels.tags(conversation.tags())));
            case "conversation.admin.snoozed", "conversation.admin.unsnoozed" ->
                leftOut = Optional.of(
                        "Putting a conversation aside, and taking it up again, changes nothing that is counted.");
            default -> {}
        }
    }

    private void reopen(Header header) {
        remembered.reopened();
        events.add(new ConversationEvent.Reopened(header));
    }

    private void assign(IntercomPart part) {
        events.add(new ConversationEvent.Assigned(header(part, "assigned"), part.toAgent(), part.toTeam()));
        var agent = remembered.recall("agent").filter(it -> !it.isEmpty());
        if (aiHasIt()) {
            escalate(header(part, "escalated"), part.toTeam());
        } else if (agent.isPresent() && isToOthers(part, agent)) {
            events.add(new ConversationEvent.Transferred(
                    header(part, "transferred"), agent, part.toAgent(), part.toTeam(), false, Optional.empty()));
        }
        part.toAgent().ifPresent(it -> remembered.personHasIt());
        remembered.isNews("agent", part.toAgent().orElse(""));
        part.toTeam().ifPresent(it -> remembered.isNews("team", it));
    }

    private boolean isToOthers(IntercomPart part, Optional<String> agent) {
        return part.toAgent().isPresent()
                ? !part.toAgent().equals(agent)
                : !part.toTeam().equals(remembered.recall("team"));
    }

    private void escalate(Header header, Optional<String> team) {
        events.add(new ConversationEvent.Escalated(header, Optional.empty(), team, Optional.empty()));
        remembered.personHasIt();
    }

    private void say(IntercomPart part) {
        var author = part.automatic() ? spokenFor() : part.author();
        events.add(SomeEvents.message(header(part, "message"), author, part.agentId(), part.text(), part.automatic()));
        switch (part.author()) {
            case AI -> {
                if (!part.automatic()) {
                    remembered.aiAnswered();
                    workspace.aiAnswered();
                }
            }
            case HUMAN -> {
                remembered.personHasIt();
                if (remembered.recall("agent").isEmpty()) {
                    part.agentId().ifPresent(it -> remembered.isNews("agent", it));
                }
            }
            case CUSTOMER -> {}
        }
    }

    /**
     * What a workflow says stands in the name of whoever has the conversation; while nobody has, of the AI where it answers
     * at all in this workspace. An acknowledgement must not make a person's conversation the AI's, nor the reverse.
     */
    private Author spokenFor() {
        var isAis = remembered
                .handler()
                .or(workspace::handler)
                .filter(it -> it == Handler.AI)
                .isPresent();
        return isAis ? Author.AI : Author.HUMAN;
    }

    /** @param answers whether a bot that does it is the AI itself, not a rule */
    private void resolve(Header header, Author author, boolean answers, Optional<String> agent) {
        var by = switch (author) {
            case HUMAN -> Handler.HUMAN;
            case AI -> answers ? Handler.AI : inCharge();
            case CUSTOMER -> inCharge();
        };
        events.add(new ConversationEvent.Resolved(
                header, by, by == Handler.HUMAN ? agent.or(conversation::assignee) : Optional.empty(), false));
        if (by == Handler.HUMAN) {
            remembered.personHasIt();
        }
        remembered.resolved();
    }

    /** Whose resolution it is when a rule or the customer closes. */
    private Handler inCharge() {
        var finResolved = conversation.finState() == IntercomConversation.FinState.ASSUMED
                || conversation.finState() == IntercomConversation.FinState.CONFIRMED;
        return aiHasIt() || (finResolved && remembered.handler().isEmpty()) ? Handler.AI : Handler.HUMAN;
    }

    private boolean aiHasIt() {
        return remembered.isWithAi()
                || (conversation.aiTookPart() && remembered.handler().isEmpty());
    }

    /** How far Fin got is a state of the conversation, shown with every notification: it counts when it changes. */
    private void takeFinState() {
        var isNews = remembered.isNews("fin", conversation.finState().name());
        if (!isNews || remembered.handler().filter(it -> it == Handler.HUMAN).isPresent()) {
            return;
        }
        switch (conversation.finState()) {
            case CONFIRMED -> resolvedByFin();
            case ASSUMED -> {
                // The customer has just written: what Fin assumed before is no longer so.
                if (newestPart().filter(it -> it.author() == Author.CUSTOMER).isEmpty()) {
                    resolvedByFin();
                }
            }
            case ESCALATED -> escalate(stateHeader("escalated"), conversation.team());
            case OTHER -> {}
        }
    }

    private void resolvedByFin() {
        if (!remembered.isResolved()) {
            resolve(stateHeader("resolved"), Author.AI, true, Optional.empty());
        }
    }

    private Header header(IntercomPart part, String kind) {
        return notice.header("part:" + part.id() + ":" + kind, part.time(), conversation.subjectId());
    }

    /** Of what only the topic tells. */
    private Header header(String kind) {
        return notice.header(
                notice.id() + ":" + kind, conversation.updatedAt().orElse(notice.time()), conversation.subjectId());
    }

    /** Of what the conversation's state tells: it came about with the newest part. */
    private Header stateHeader(String kind) {
        return newestPart().map(part -> header(part, kind)).orElseGet(() -> header(kind));
    }

    private Optional<IntercomPart> newestPart() {
        return conversation.parts().stream()
                .reduce((earlier, later) -> later.time().isBefore(earlier.time()) ? earlier : later);
    }
}
