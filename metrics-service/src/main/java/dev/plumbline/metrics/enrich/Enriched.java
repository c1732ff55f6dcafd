package dev.plumbline.metrics.enrich;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.SupportEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A conversation's events with what was derived from their texts put where they say nothing themselves.
 *
 * @param events as the facts are folded from them, in reading order
 * @param derived what of it was put in, in the same order: of a category, only on the event whose text gave it
 */
public record Enriched(List<SupportEvent> events, List<Derived> derived) {

    /**
     * Puts in what counts: what the tenant has switched on, and a category only where no event brings one.
     *
     * @param inOrder all events of one conversation, in reading order
     * @param derived what was derived of an event, ever
     */
    public static Enriched of(
            List<SupportEvent> inOrder, Function<SupportEvent, Derived> derived, Enrichers switchedOn) {
        var opening = inOrder.stream()
                .filter(ConversationEvent.Opened.class::isInstance)
                .findFirst();
        var categorized = inOrder.stream().anyMatch(event -> bringsCategory(event, opening));
        Optional<String> category = Optional.empty();
        var counted = new ArrayList<Derived>(inOrder.size());
        for (var event : inOrder) {
            var own = counting(event, derived.apply(event), switchedOn);
            // A second opening changes nothing, neither by its labels nor by its subject line.
            if (categorized || category.isPresent() || isSecondOpening(event, opening)) {
                own = own.withCategory(Optional.empty());
            }
            category = category.or(own::category);
            counted.add(own);
        }
        var events = new ArrayList<SupportEvent>(inOrder.size());
        for (var index = 0; index < inOrder.size(); index++) {
            var event = inOrder.get(index);
            var own = counted.get(index)
                    .withCategory(opening.filter(it -> it == event).isPresent() ? category : Optional.empty());
            events.add(apply(event, own));
        }
        return new Enriched(List.copyOf(events), List.copyOf(counted));
    }

    /** The event with what was derived of it; what it says itself stays. */
    public static SupportEvent apply(SupportEvent event, Derived derived) {
        if (derived.isNothing()) {
            return event;
        }
        return switch (event) {
            case ConversationEvent.Message it ->
                new ConversationEvent.Message(
                        it.header(),
                        it.author(),
                        it.agentId(),
                        it.text(),
                        it.automatic(),
                        it.useful(),
                        it.asksForHuman() || derived.asksForHuman().orElse(false),
                        it.sentiment().or(derived::sentiment),
                        it.confidence(),
                        it.fallback(),
                        it.articleIds());
            case ConversationEvent.Opened it ->
                new ConversationEvent.Opened(
                        it.header(),
                        it.customerId(),
                        it.channel(),
                        withCategory(it.labels(), derived.category()),
                        it.handledBy(),
                        it.subjectLine());
            default -> event;
        };
    }

    private static Derived counting(SupportEvent event, Derived derived, Enrichers switchedOn) {
        if (derived.isNothing()) {
            return derived;
        }
        var sentiment =
                switchedOn.sentiment() && !bringsSentiment(event) ? derived.sentiment() : Optional.<Double>empty();
        var asks = switchedOn.asksForHuman() ? derived.asksForHuman() : Optional.<Boolean>empty();
        var category = switchedOn.categoryRules().isEmpty() ? Optional.<String>empty() : derived.category();
        return new Derived(sentiment, asks, category);
    }

    private static boolean bringsSentiment(SupportEvent event) {
        return event instanceof ConversationEvent.Message message
                && message.sentiment().isPresent();
    }

    private static boolean bringsCategory(SupportEvent event, Optional<SupportEvent> opening) {
        return switch (event) {
            case ConversationEvent.Opened opened ->
                opened.labels().category().isPresent() && !isSecondOpening(opened, opening);
            case ConversationEvent.Categorized categorized ->
                categorized.labels().category().isPresent();
            default -> false;
        };
    }

    private static boolean isSecondOpening(SupportEvent event, Optional<SupportEvent> opening) {
        return event instanceof ConversationEvent.Opened
                && opening.filter(it -> it == event).isEmpty();
    }

    private static ConversationEvent.Labels withCategory(ConversationEvent.Labels labels, Optional<String> category) {
        return new ConversationEvent.Labels(
                labels.category().or(() -> category),
                labels.intent(),
                labels.priority(),
                labels.complexity(),
                labels.segment(),
                labels.team(),
                labels.tags());
    }
}
