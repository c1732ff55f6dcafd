package dev.plumbline.survey.survey;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trait;
import dev.plumbline.survey.policy.Traits;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must be known of a conversation to ask about it; the same for any order and repetition of its events.
 *
 * @param customer the customer that the first opening names
 * @param turn whether it was last resolved or reopened
 * @param handling who worked on it
 * @param told what it is about, by the name of the trait
 */
public record Conversation(Optional<Reading> customer, Optional<Turn> turn, Handling handling, Told told) {
    public static final Conversation UNKNOWN =
            new Conversation(Optional.empty(), Optional.empty(), Handling.NONE, Told.NOTHING);

    /** Who resolved it, else to whom it was assigned, else who wrote: the agent, by the rule of the KPI reference. */
    private static final List<String> AGENTS = List.of("agent.resolved", "agent.assigned", "agent.wrote");

    private static final String TAG_SEPARATOR = "\n";

    public Conversation learn(Arrival arrival) {
        if (!(arrival.event() instanceof ConversationEvent event)) {
            return this;
        }
        var at = Position.of(event);
        var handled = new Conversation(customer, turn, handling.learn(event), told);
        return switch (event) {
            case ConversationEvent.Opened it -> {
                var first = Reading.earliest(customer, it.customerId().map(id -> new Reading(at, id)));
                var channel = handled.told.with(Trait.CHANNEL.key(), at, Optional.of(word(it.channel())));
                yield new Conversation(first, turn, handled.handling, labels(channel, at, it.labels()));
            }
            case ConversationEvent.Categorized it -> handled.with(labels(told, at, it.labels()));
            case ConversationEvent.Assigned it ->
                handled.with(told.with("agent.assigned", at, it.agentId()).with(Trait.TEAM.key(), at, it.team()));
            case ConversationEvent.Transferred it -> handled.with(told.with(Trait.TEAM.key(), at, it.toTeam()));
            case ConversationEvent.Escalated it -> handled.with(told.with(Trait.TEAM.key(), at, it.team()));
            case ConversationEvent.Message it ->
                handled.with(told.with("agent.wrote", at, it.agentId().filter(agent -> isHuman(it))));
            case ConversationEvent.Resolved it ->
                handled.with(told.with("agent.resolved", at, it.agentId())).turned(arrival, true);
            case ConversationEvent.Reopened ignored -> handled.turned(arrival, false);
            case ConversationEvent.WorkLogged ignored -> handled;
            case ConversationEvent.Reviewed ignored -> handled;
        };
    }

    private static boolean isHuman(ConversationEvent.Message message) {
        return message.author() == Author.HUMAN;
    }

    private static Told labels(Told told, Position at, ConversationEvent.Labels labels) {
        return told.with(Trait.CATEGORY.key(), at, labels.category())
                .with(Trait.INTENT.key(), at, labels.intent())
                .with(Trait.PRIORITY.key(), at, labels.priority().map(Conversation::word))
                .with(Trait.COMPLEXITY.key(), at, labels.complexity().map(Conversation::word))
                .with(Trait.SEGMENT.key(), at, labels.segment())
                .with(Trait.TEAM.key(), at, labels.team())
                .with(Trait.TAG.key(), at, labels.tags().map(tags -> String.join(TAG_SEPARATOR, tags)));
    }

    private static String word(Enum<?> of) {
        return of.name().toLowerCase(Locale.ROOT);
    }

    private Conversation with(Told next) {
        return new Conversation(customer, turn, handling, next);
    }

    /** Its dimensions; what only its customer's profile knows is not among them. */
    public Traits traits() {
        var words = new EnumMap<Trait, List<String>>(Trait.class);
        words.put(Trait.PATH, List.of(handling.path()));
        words.put(Trait.PRIORITY, List.of("normal"));
        for (var trait : Trait.values()) {
            told.value(trait.key())
                    .ifPresent(value -> words.put(
                            trait, trait == Trait.TAG ? List.of(value.split(TAG_SEPARATOR)) : List.of(value)));
        }
        AGENTS.stream()
                .flatMap(name -> told.value(name).stream())
                .findFirst()
                .ifPresent(agent -> words.put(Trait.AGENT, List.of(agent)));
        return new Traits(words);
    }

    public Optional<String> category() {
        return told.value(Trait.CATEGORY.key());
    }

    /** Whether it asks for a survey: it was resolved, lately, and not reopened since. */
    public boolean asks() {
        return turn.filter(last -> last.resolved() && last.fresh()).isPresent();
    }

    /** Whether it asks for one that nobody has thought of yet: what was resolved long ago is over. */
    boolean asksAnew(Instant now) {
        return asks()
                && Stream.ofNullable(turn.orElse(null))
                        .anyMatch(last ->
                                last.heardAt().plus(SurveyState.ADDRESSABLE).isAfter(now));
    }

    /** What this means for a survey of a policy's. {@code addressed}: an address of its customer is known. */
    public Standing standing(Policy policy, boolean addressed) {
        return turn.filter(last -> asks())
                .<Standing>map(
                        last -> new Standing.Asking(policy.dueAt(last.position().time(), last.heardAt()), addressed))
                .orElseGet(() -> new Standing.Silent(
                        turn.map(last -> last.position().time()).orElse(Instant.EPOCH)));
    }

    private Conversation turned(Arrival arrival, boolean resolved) {
        var now = new Turn(Position.of(arrival.event()), resolved, arrival.at(), arrival.fresh());
        return new Conversation(customer, Optional.of(turn.map(now::or).orElse(now)), handling, told);
    }
}
