package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ValueEvent;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.ContactColumns;
import dev.plumbline.metrics.kpi.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that KPIs are made of, in words: what it means that a conversation has one, or has it not. */
final class ColumnWords {
    private record Meaning(String yes, String no) {}

    private static final Map<String, Meaning> WORDS = words();

    private ColumnWords() {}

    /** What a simple condition says of a contact; nothing where it is not worth saying. */
    static Optional<String> of(Condition<Contact> condition, Contact contact) {
        return switch (condition) {
            case Condition.Flag<Contact> flag ->
                flag.equals(ContactColumns.CONVERSATION)
                        ? Optional.empty()
                        : Optional.of(said(flag.column(), flag.holds(contact)));
            case Condition.In<Contact> in ->
                Optional.of("its " + Telling.spoken(in.label().column()) + " is "
                        + String.join(", ", in.label().of(contact)));
            case Condition.AtLeast<Contact> atLeast -> Optional.of(amount(atLeast.value(), contact));
            case Condition.AtMost<Contact> atMost -> Optional.of(amount(atMost.value(), contact));
            case Condition.Has<Contact> has -> Optional.of(said(has.value().column(), has.holds(contact)));
            // These are made of the others.
            case Condition.And<Contact> ignored -> Optional.empty();
            case Condition.Not<Contact> ignored -> Optional.empty();
            case Condition.Same<Contact> ignored -> Optional.empty();
        };
    }

    /** Why a contact stands in no bucket. */
    static String withoutPlace(Basis.Flow<Contact> basis) {
        return said(basis.column(), false);
    }

    private static String amount(Value<Contact> value, Contact contact) {
        if (value.equals(ContactColumns.HUMAN_REQUESTS)) {
            var requests = value.of(contact).orElse(0.0).intValue();
            return requests == 0
                    ? said(value.column(), false)
                    : said(value.column(), true) + " " + Telling.times(requests);
        }
        return said(value.column(), value.of(contact).isPresent());
    }

    private static String said(String column, boolean holds) {
        var meaning = WORDS.get(column);
        if (meaning == null) {
            throw new IllegalStateException("The column " + column + " has no words; give it some here");
        }
        return holds ? meaning.yes() : meaning.no();
    }

    private static Map<String, Meaning> words() {
        var words = new HashMap<String, Meaning>();
        words.put("opened_at", new Meaning("it was opened", "it was never opened"));
        words.put("resolved_at", new Meaning("it is resolved", "it is not resolved"));
        words.put("escalated_at", new Meaning("the AI handed it over", "the AI never handed it over"));
        words.put("conversation", new Meaning("it is a conversation", "it is no conversation"));
        words.put("resolved", new Meaning("it is resolved", "it is not resolved"));
        words.put(
                "repeated", new Meaning("the customer came back about it", "the customer did not come back about it"));
        words.put("repeat", new Meaning("it is itself a repeat", "it is no repeat itself"));
        words.put("used_article", new Meaning("it used an article", "it used no article"));
        words.put("ai_handled", new Meaning("the AI took part", "the AI had no part in it"));
        words.put("human_handled", new Meaning("a person took part", "no person took part"));
        words.put("ever_resolved", new Meaning("it was resolved at some time", "it was never resolved"));
        words.put("reopened", new Meaning("it was reopened", "it was never reopened"));
        words.put("assisted", new Meaning("a person confirmed an AI draft", "no person confirmed an AI draft"));
        words.put(
                "fell_back",
                new Meaning("the AI said that it does not know", "the AI never said that it does not know"));
        words.put(
                "escalated_by_agent",
                new Meaning("it was passed to a senior or specialist", "it was not passed to a senior or specialist"));
        words.put("escalated", new Meaning("the AI handed it over", "the AI never handed it over"));
        words.put("needed", new Meaning("a person was needed", "no person was needed"));
        words.put("late_handoff", new Meaning("the handoff was late", "the handoff was not late"));
        words.put("blind_handoff", new Meaning("the handoff was blind", "the handoff was not blind"));
        words.put("unnecessary_handoff", new Meaning("the handoff was unnecessary", "the handoff was not unnecessary"));
        words.put(
                "reopened_after_handoff",
                new Meaning("it was reopened after the handoff", "it was not reopened after the handoff"));
        words.put("frustrated", new Meaning("the customer was frustrated", "the customer was not frustrated"));
        words.put(
                "has_sentiment",
                new Meaning("a message of the customer has a sentiment", "no message of the customer has a sentiment"));
        words.put("first_response", new Meaning("it was answered", "nobody has answered it"));
        words.put("first_ai_response", new Meaning("the AI answered", "the AI has not answered"));
        words.put("first_human_response", new Meaning("a person answered", "no person has answered"));
        words.put("first_useful_response", new Meaning("it was answered usefully", "no answer was useful"));
        words.put("reply", new Meaning("a turn of the customer was answered", "no turn of the customer was answered"));
        words.put("resolution", new Meaning("it is resolved", "it is not resolved, or was so before it was opened"));
        words.put(
                "handoff_wait",
                new Meaning("a person answered after the handoff", "no person has answered after the handoff"));
        // Measured in business hours, they are there where they are by the clock.
        for (var column :
                List.of("first_response", "first_ai_response", "first_human_response", "resolution", "handoff_wait")) {
            words.put(column + "_business", words.get(column));
        }
        words.put("handoff_completeness", new Meaning("the AI handed it over", "the AI never handed it over"));
        words.put("handoff_rating", new Meaning("the handoff was rated", "the handoff was not rated"));
        words.put("handle", new Meaning("work was logged", "no work was logged"));
        words.put(
                "sentiment",
                new Meaning("a message of the customer has a sentiment", "no message of the customer has a sentiment"));
        words.put(
                "human_requests",
                new Meaning("the customer asked for a person", "the customer did not ask for a person"));
        for (var kind : ValueEvent.RevenueKind.values()) {
            words.put(
                    ContactColumns.revenue(kind).column(), new Meaning("it brought revenue", "it brought no revenue"));
        }
        return Map.copyOf(words);
    }
}
