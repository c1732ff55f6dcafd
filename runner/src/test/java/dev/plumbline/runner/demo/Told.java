package dev.plumbline.runner.demo;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Escalated;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.ConversationEvent.Message;
import dev.plumbline.contract.ConversationEvent.Opened;
import dev.plumbline.contract.ConversationEvent.Reopened;
import dev.plumbline.contract.ConversationEvent.Resolved;
import dev.plumbline.contract.ConversationEvent.Transferred;
import dev.plumbline.contract.ConversationEvent.WorkLogged;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A conversation as its events tell it; just enough to see whether the story shows, in the KPI reference's words. */
record Told(String id, List<ConversationEvent> events) {

    /** The conversations of a history, by id. */
    static Map<String, Told> conversations(List<SupportEvent> history) {
        var told = new LinkedHashMap<String, Told>();
        for (var event : history) {
            if (event instanceof ConversationEvent of) {
                told.computeIfAbsent(of.conversationId(), id -> new Told(id, new ArrayList<>()))
                        .events()
                        .add(of);
            }
        }
        return told;
    }

    Opened opened() {
        return of(Opened.class).findFirst().orElseThrow();
    }

    Optional<String> customerId() {
        return opened().customerId();
    }

    Optional<String> category() {
        return events.stream()
                .flatMap(it -> switch (it) {
                    case Opened opened -> opened.labels().category().stream();
                    case ConversationEvent.Categorized categorized -> categorized.labels().category().stream();
                    default -> Stream.empty();
                })
                .reduce((earlier, later) -> later);
    }

    boolean aiHandled() {
        return opened().handledBy().equals(Optional.of(Handler.AI)) || escalated() || wrote(Author.AI);
    }

    boolean humanHandled() {
        return opened().handledBy().equals(Optional.of(Handler.HUMAN))
                || escalated()
                || wrote(Author.HUMAN)
                || has(Transferred.class)
                || has(WorkLogged.class);
    }

    Ending.Path path() {
        if (!humanHandled()) {
            return Ending.Path.AI_ONLY;
        }
        var aiAssisted = of(Resolved.class).anyMatch(Resolved::aiAssisted);
        if (escalated() || (aiHandled() && !aiAssisted)) {
            return Ending.Path.AI_TO_HUMAN;
        }
        return aiAssisted ? Ending.Path.AI_ASSISTED : Ending.Path.HUMAN_ONLY;
    }

    boolean escalated() {
        return has(Escalated.class);
    }

    /** 0..1; of an escalated conversation. */
    double handoffCompleteness() {
        return of(Escalated.class)
                .findFirst()
                .orElseThrow()
                .context()
                .map(HandoffContext::completeness)
                .orElse(0.0);
    }

    long requestsForPerson() {
        return of(Message.class).filter(Message::asksForHuman).count();
    }

    Optional<Instant> firstResolvedAt() {
        return of(Resolved.class).map(SupportEvent::time).findFirst();
    }

    /** When it was last resolved; empty while it is open. */
    Optional<Instant> resolvedAt() {
        return events.stream()
                .filter(it -> it instanceof Resolved || it instanceof Reopened)
                .reduce((earlier, later) -> later)
                .filter(Resolved.class::isInstance)
                .map(SupportEvent::time);
    }

    private boolean wrote(Author author) {
        return of(Message.class).anyMatch(it -> it.author() == author);
    }

    private boolean has(Class<? extends ConversationEvent> type) {
        return of(type).findAny().isPresent();
    }

    private <T extends ConversationEvent> Stream<T> of(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** The share of {@code all} that {@code those} are, 0..1. */
    static <T> double share(List<T> all, Predicate<T> those) {
        return (double) all.stream().filter(those).count() / all.size();
    }
}
