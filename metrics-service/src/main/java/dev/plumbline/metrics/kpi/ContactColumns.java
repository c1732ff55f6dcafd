package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.ValueEvent;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Handoff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The columns of a contact that KPIs are made of. The table {@code contact} has one of the same name for each. */
public final class ContactColumns {
    private static final List<Condition.Flag<Contact>> FLAGS = new ArrayList<>();
    private static final List<Value<Contact>> VALUES = new ArrayList<>();

    public static final Condition<Contact> CONVERSATION =
            flag("conversation", contact -> contact instanceof Contact.Conversation);
    public static final Condition<Contact> RESOLVED = flag("resolved", Contact::resolved);
    public static final Condition<Contact> REPEATED =
            flag("repeated", contact -> contact.link().repeated());
    public static final Condition<Contact> REPEAT =
            flag("repeat", contact -> contact.link().isRepeat());
    public static final Condition<Contact> USED_ARTICLE =
            flag("used_article", contact -> !contact.articles().isEmpty());
    public static final Condition<Contact> AI_HANDLED = ofConversation("ai_handled", ConversationFact::aiHandled);
    public static final Condition<Contact> HUMAN_HANDLED =
            ofConversation("human_handled", ConversationFact::humanHandled);
    public static final Condition<Contact> EVER_RESOLVED = ofConversation(
            "ever_resolved", fact -> fact.resolution().firstResolvedAt().isPresent());
    public static final Condition<Contact> REOPENED =
            ofConversation("reopened", fact -> fact.resolution().reopens() > 0);
    public static final Condition<Contact> ASSISTED =
            ofConversation("assisted", fact -> fact.resolution().assisted());
    public static final Condition<Contact> FELL_BACK = ofConversation("fell_back", ConversationFact::fellBack);
    public static final Condition<Contact> ESCALATED_BY_AGENT =
            ofConversation("escalated_by_agent", ConversationFact::escalatedByAgent);
    public static final Condition<Contact> ESCALATED = ofConversation("escalated", ConversationFact::escalated);
    public static final Condition<Contact> NEEDED = ofConversation("needed", ConversationFact::needed);
    public static final Condition<Contact> LATE_HANDOFF = ofHandoff("late_handoff", Handoff::late);
    public static final Condition<Contact> BLIND_HANDOFF = ofHandoff("blind_handoff", Handoff::blind);
    public static final Condition<Contact> UNNECESSARY_HANDOFF =
            ofConversation("unnecessary_handoff", ConversationFact::unnecessaryHandoff);
    public static final Condition<Contact> REOPENED_AFTER_HANDOFF =
            ofHandoff("reopened_after_handoff", Handoff::reopenedAfter);
    public static final Condition<Contact> FRUSTRATED =
            ofConversation("frustrated", fact -> fact.frustratedAt().isPresent());
    public static final Condition<Contact> HAS_SENTIMENT =
            ofConversation("has_sentiment", fact -> fact.sentiment().isPresent());

    public static final Value<Contact> FIRST_RESPONSE =
            value("first_response", fact -> fact.secondsTo(fact.responses().first()));
    public static final Value<Contact> FIRST_AI_RESPONSE =
            value("first_ai_response", fact -> fact.secondsTo(fact.responses().firstByAi()));
    public static final Value<Contact> FIRST_HUMAN_RESPONSE = value(
            "first_human_response", fact -> fact.secondsTo(fact.responses().firstByHuman()));
    public static final Value<Contact> FIRST_USEFUL_RESPONSE = value(
            "first_useful_response", fact -> fact.secondsTo(fact.responses().firstUseful()));
    public static final Value<Contact> REPLY =
            value("reply", fact -> fact.responses().replyTime());
    public static final Value<Contact> RESOLUTION =
            value("resolution", fact -> fact.secondsTo(fact.resolution().resolvedAt()));
    public static final Value<Contact> HANDOFF_WAIT =
            value("handoff_wait", fact -> fact.handoff().flatMap(Handoff::waited));
    public static final Value<Contact> FIRST_RESPONSE_BUSINESS =
            value("first_response_business", fact -> fact.business().firstResponse());
    public static final Value<Contact> FIRST_AI_RESPONSE_BUSINESS =
            value("first_ai_response_business", fact -> fact.business().firstAiResponse());
    public static final Value<Contact> FIRST_HUMAN_RESPONSE_BUSINESS =
            value("first_human_response_business", fact -> fact.business().firstHumanResponse());
    public static final Value<Contact> RESOLUTION_BUSINESS =
            value("resolution_business", fact -> fact.business().resolution());
    public static final Value<Contact> HANDOFF_WAIT_BUSINESS =
            value("handoff_wait_business", fact -> fact.business().handoffWait());
    public static final Value<Contact> HANDOFF_COMPLETENESS =
            value("handoff_completeness", fact -> fact.handoff().map(Handoff::completeness));
    public static final Value<Contact> HANDOFF_RATING =
            value("handoff_rating", fact -> fact.handoffRating().map(Integer::doubleValue));
    public static final Value<Contact> HANDLE = value("handle", ConversationFact::handleSeconds);
    public static final Value<Contact> SENTIMENT = value("sentiment", ConversationFact::sentiment);
    public static final Value<Contact> HUMAN_REQUESTS =
            value("human_requests", fact -> Optional.of((double) fact.humanRequests()));
    private static final Map<ValueEvent.RevenueKind, Value<Contact>> REVENUE = revenue();

    /** A conversation that did not go as it should: still open, opened again, come back, or handed over. */
    public static final Condition<Contact> TROUBLED =
            CONVERSATION.and(Condition.either(List.of(Condition.not(RESOLVED), REOPENED, REPEATED, ESCALATED)));

    /** The articles that it used. */
    public static final Label.Many<Contact> ARTICLES = new Label.Many<>("articles", Contact::articles);

    private ContactColumns() {}

    /** The revenue of one kind; a conversation that brought none of it has none. */
    public static Value<Contact> revenue(ValueEvent.RevenueKind kind) {
        return REVENUE.get(kind);
    }

    private static Map<ValueEvent.RevenueKind, Value<Contact>> revenue() {
        var columns = new EnumMap<ValueEvent.RevenueKind, Value<Contact>>(ValueEvent.RevenueKind.class);
        for (var kind : ValueEvent.RevenueKind.values()) {
            columns.put(
                    kind,
                    value(
                            "revenue_" + Words.of(kind),
                            fact -> Optional.ofNullable(fact.revenue().get(kind))
                                    .map(BigDecimal::doubleValue)));
        }
        return columns;
    }

    public static List<Condition.Flag<Contact>> flags() {
        return List.copyOf(FLAGS);
    }

    public static List<Value<Contact>> values() {
        return List.copyOf(VALUES);
    }

    private static Condition<Contact> flag(String column, Predicate<Contact> reading) {
        var flag = new Condition.Flag<>(column, reading);
        FLAGS.add(flag);
        return flag;
    }

    /** A flag that only a conversation can have. */
    private static Condition<Contact> ofConversation(String column, Predicate<ConversationFact> reading) {
        return flag(column, contact -> contact instanceof Contact.Conversation it && reading.test(it.fact()));
    }

    /** A flag that only a conversation with a handoff can have. */
    private static Condition<Contact> ofHandoff(String column, Predicate<Handoff> reading) {
        return ofConversation(column, fact -> fact.handoff().filter(reading).isPresent());
    }

    private static Value<Contact> value(String column, Function<ConversationFact, Optional<Double>> reading) {
        var value = new Value<Contact>(
                column,
                contact -> contact instanceof Contact.Conversation it ? reading.apply(it.fact()) : Optional.empty());
        VALUES.add(value);
        return value;
    }
}
