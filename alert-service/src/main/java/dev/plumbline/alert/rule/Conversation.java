package dev.plumbline.alert.rule;

import dev.plumbline.contract.ConversationEvent;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules know of a conversation.
 *
 * @param opened the customer, if any, that the first opening names
 * @param everNamed the customers that any opening names
 * @param category what it is about, as stated last
 */
public record Conversation(
        String id,
        Optional<Stated<Optional<String>>> opened,
        Set<String> everNamed,
        Optional<Stated<String>> category) {

    /** A conversation that was not heard of yet. */
    public static Conversation unknown(String id) {
        return new Conversation(id, Optional.empty(), Set.of(), Optional.empty());
    }

    public Conversation observe(ConversationEvent.Opened event) {
        var named = new TreeSet<>(everNamed);
        event.customerId().ifPresent(named::add);
        return new Conversation(
                id,
                Stated.earliest(opened, Optional.of(new Stated<>(event.customerId(), ReadingPosition.of(event)))),
                named,
                categoryAfter(event, event.labels()));
    }

    public Conversation observe(ConversationEvent.Categorized event) {
        return new Conversation(id, opened, everNamed, categoryAfter(event, event.labels()));
    }

    /** Whose it is. */
    public Optional<String> customerId() {
        return opened.flatMap(Stated::value);
    }

    private Optional<Stated<String>> categoryAfter(ConversationEvent event, ConversationEvent.Labels labels) {
        var at = ReadingPosition.of(event);
        return Stated.latest(category, labels.category().map(value -> new Stated<>(value, at)));
    }
}
