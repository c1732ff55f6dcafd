package dev.plumbline.runner.demo;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.EscalationReason;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.ConversationEvent.WorkKind;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One conversation as it is being held. Each thing that happens happens at {@link #now()}, later than the one before. */
final class Transcript {
    private final String conversationId;
    private final Contact contact;
    private final List<SupportEvent> events = new ArrayList<>();
    private Instant now;
    private Optional<Instant> resolvedAt = Optional.empty();

    Transcript(String conversationId, Contact contact) {
        this.conversationId = conversationId;
        this.contact = contact;
        this.now = contact.at();
    }

    String conversationId() {
        return conversationId;
    }

    Contact contact() {
        return contact;
    }

    Instant now() {
        return now;
    }

    /** When it was last resolved; empty while it is open. */
    Optional<Instant> resolvedAt() {
        return resolvedAt;
    }

    List<SupportEvent> events() {
        return List.copyOf(events);
    }

    Transcript after(Duration pause) {
        return at(now.plus(pause));
    }

    Transcript at(Instant time) {
        // A whole second between any two events, so that nothing hangs on the order of ids.
        now = time.isAfter(now) ? time : now.plusSeconds(1);
        return this;
    }

    /** Something about this conversation that others do at a time of their own: ask the customer, review it. */
    Transcript aside(Instant time, Function<Header, SupportEvent> event) {
        var id = "%s/%02d".formatted(conversationId, events.size() + 1);
        events.add(event.apply(Header.of(contact.business().helpdesk(), id, time, conversationId)));
        return this;
    }

    private Transcript add(Function<Header, SupportEvent> event) {
        return aside(now, event);
    }

    Transcript opens(Handler receiver, Labels labels) {
        return add(header -> new ConversationEvent.Opened(
                header,
                Optional.of(contact.customer().id()),
                contact.channel(),
                labels,
                Optional.of(receiver),
                Optional.of(contact.spoken(contact.issue().subjectLine()))));
    }

    Transcript isLabelled(Labels labels) {
        return add(header -> new ConversationEvent.Categorized(header, labels));
    }

    Transcript becomes(Priority priority) {
        var none = Labels.NONE;
        return isLabelled(new Labels(
                none.category(),
                none.intent(),
                Optional.of(priority),
                none.complexity(),
                none.segment(),
                none.team(),
                none.tags()));
    }

    Transcript customerWrites(String text, double sentiment) {
        return customerWrites(text, sentiment, false);
    }

    Transcript customerAsksForPerson(String text, double sentiment) {
        return customerWrites(text, sentiment, true);
    }

    private Transcript customerWrites(String text, double sentiment, boolean asksForHuman) {
        return message(
                Author.CUSTOMER,
                Optional.empty(),
                text,
                false,
                asksForHuman,
                Optional.of(sentiment),
                Optional.empty(),
                false,
                List.of());
    }

    Transcript acknowledges(Author author, String text) {
        return message(
                author, Optional.empty(), text, true, false, Optional.empty(), Optional.empty(), false, List.of());
    }

    Transcript aiWrites(String text, double confidence, List<String> articles) {
        return message(
                Author.AI,
                Optional.empty(),
                text,
                false,
                false,
                Optional.empty(),
                Optional.of(confidence),
                false,
                articles);
    }

    Transcript aiFallsBack(String text, double confidence) {
        return message(
                Author.AI,
                Optional.empty(),
                text,
                false,
                false,
                Optional.empty(),
                Optional.of(confidence),
                true,
                List.of());
    }

    Transcript agentWrites(Team.Agent agent, String text, List<String> articles) {
        return message(
                Author.HUMAN,
                Optional.of(agent.id()),
                text,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                articles);
    }

    private Transcript message(
            Author author,
            Optional<String> agent,
            String text,
            boolean automatic,
            boolean asksForHuman,
            Optional<Double> sentiment,
            Optional<Double> confidence,
            boolean fallback,
            List<String> articles) {
        return add(header -> new ConversationEvent.Message(
                header,
                author,
                agent,
                Optional.of(text),
                automatic,
                Optional.empty(),
                asksForHuman,
                sentiment,
                confidence,
                fallback,
                articles));
    }

    Transcript showsArticle(String article) {
        return add(header -> new KnowledgeEvent.Used(
                header,
                article,
                Optional.of(contact.customer().id()),
                Optional.of(contact.issue().category()),
                Optional.empty()));
    }

    Transcript escalates(EscalationReason reason, Team team, Optional<HandoffContext> context) {
        return add(header ->
                new ConversationEvent.Escalated(header, Optional.of(reason), Optional.of(team.code()), context));
    }

    Transcript isAssigned(Team.Agent agent, Team team) {
        return add(header -> new ConversationEvent.Assigned(header, Optional.of(agent.id()), Optional.of(team.code())));
    }

    Transcript isTransferred(Team.Agent from, Team.Agent to, Team team, boolean escalation, String reason) {
        return add(header -> new ConversationEvent.Transferred(
                header,
                Optional.of(from.id()),
                Optional.of(to.id()),
                Optional.of(team.code()),
                escalation,
                Optional.of(reason)));
    }

    Transcript logsWork(Team.Agent agent, Duration work, WorkKind kind) {
        return add(header -> new ConversationEvent.WorkLogged(header, agent.id(), work.toSeconds(), Optional.of(kind)));
    }

    Transcript aiResolves() {
        resolvedAt = Optional.of(now);
        return add(header -> new ConversationEvent.Resolved(header, Handler.AI, Optional.empty(), false));
    }

    Transcript agentResolves(Team.Agent agent, boolean aiAssisted) {
        resolvedAt = Optional.of(now);
        return add(
                header -> new ConversationEvent.Resolved(header, Handler.HUMAN, Optional.of(agent.id()), aiAssisted));
    }

    Transcript isReopened() {
        resolvedAt = Optional.empty();
        return add(ConversationEvent.Reopened::new);
    }
}
