package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Tells a conversation in sentences; a minute passes with each. */
public final class Story {
    public static final Instant START = Instant.parse("2026-02-02T10:00:00Z");

    private static final FoldSettings SETTINGS =
            sensitiveToFraud(BusinessTime.of(BusinessHours.AROUND_THE_CLOCK, ZoneOffset.UTC));

    private final List<SupportEvent> events = new ArrayList<>();
    private Instant now = START;
    private int number;

    public static Story conversation() {
        return new Story().opened(Optional.empty(), "billing");
    }

    public static Story conversationHandledBy(Handler handler) {
        return new Story().opened(Optional.of(handler), "billing");
    }

    public static Story conversationAbout(String category) {
        return new Story().opened(Optional.empty(), category);
    }

    public static Story withoutOpening() {
        return new Story();
    }

    private Story opened(Optional<Handler> handler, String category) {
        return add(new ConversationEvent.Opened(
                header(), Optional.of("customer-1"), Channel.CHAT, about(category), handler, Optional.empty()));
    }

    public Story openedAgain() {
        return opened(Optional.empty(), "billing");
    }

    public Story customerWrites() {
        return message(Author.CUSTOMER, false, Optional.empty(), Optional.empty());
    }

    public Story customerAsksForHuman() {
        return message(Author.CUSTOMER, true, Optional.empty(), Optional.empty());
    }

    public Story customerFeels(double sentiment) {
        return message(Author.CUSTOMER, false, Optional.of(sentiment), Optional.empty());
    }

    public Story aiAnswers() {
        return message(Author.AI, false, Optional.empty(), Optional.empty());
    }

    public Story aiAnswersWithConfidence(double confidence) {
        return message(Author.AI, false, Optional.empty(), Optional.of(confidence));
    }

    public Story humanAnswers() {
        return message(Author.HUMAN, false, Optional.empty(), Optional.empty());
    }

    public Story automaticAcknowledgement() {
        return add(new ConversationEvent.Message(
                header(),
                Author.AI,
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of()));
    }

    public Story escalates() {
        return escalatesWith(new ConversationEvent.HandoffContext(true, true, true, true));
    }

    public Story escalatesWith(ConversationEvent.HandoffContext context) {
        return add(new ConversationEvent.Escalated(
                header(), Optional.empty(), Optional.empty(), Optional.ofNullable(context)));
    }

    public Story resolvedBy(Handler handler) {
        return add(new ConversationEvent.Resolved(header(), handler, Optional.empty(), false));
    }

    public Story resolvedByHumanWithAiDraft() {
        return add(new ConversationEvent.Resolved(header(), Handler.HUMAN, Optional.of("agent-1"), true));
    }

    public Story reopened() {
        return add(new ConversationEvent.Reopened(header()));
    }

    public Story categorizedAs(String category) {
        return add(new ConversationEvent.Categorized(header(), about(category)));
    }

    public Story assignedTo(String agent) {
        return add(new ConversationEvent.Assigned(header(), Optional.of(agent), Optional.empty()));
    }

    public Story reviewerSays(boolean shouldHaveEscalated, EscalationEvent.Failure failure) {
        return add(new EscalationEvent.Reviewed(
                header(), shouldHaveEscalated, Optional.ofNullable(failure), "reviewer-1"));
    }

    /** What is told next happens this much later than it would. */
    public Story later(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    /** What happened so far. */
    public List<SupportEvent> events() {
        return List.copyOf(events);
    }

    ConversationFact fold() {
        return tryFold().orElseThrow();
    }

    /** As it is for a tenant with these hours. */
    ConversationFact foldDuring(BusinessTime time) {
        return ConversationFold.fold(events, sensitiveToFraud(time)).orElseThrow();
    }

    private static FoldSettings sensitiveToFraud(BusinessTime time) {
        return new FoldSettings(Set.of("fraud"), time);
    }

    Optional<ConversationFact> tryFold() {
        return ConversationFold.fold(events, SETTINGS);
    }

    /** The same story, told in another order. */
    ConversationFact foldShuffled(long seed) {
        var shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        return ConversationFold.fold(shuffled, SETTINGS).orElseThrow();
    }

    private Story message(Author author, boolean asks, Optional<Double> sentiment, Optional<Double> confidence) {
        return add(new ConversationEvent.Message(
                header(),
                author,
                author == Author.HUMAN ? Optional.of("agent-9") : Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                asks,
                sentiment,
                confidence,
                false,
                List.of()));
    }

    private static ConversationEvent.Labels about(String category) {
        return new ConversationEvent.Labels(
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Header header() {
        var header = Header.of("/helpdesk", "event-" + number++, now, "conversation-1");
        now = now.plus(Duration.ofMinutes(1));
        return header;
    }

    private Story add(SupportEvent event) {
        events.add(event);
        return this;
    }
}
