package dev.plumbline.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of support event: its name on the wire, what its subject is, and how its data is read. */
public enum EventType {
    CONVERSATION_OPENED("conversation.opened", Subject.CONVERSATION, ConversationEvent.Opened::read),
    CONVERSATION_MESSAGE("conversation.message", Subject.CONVERSATION, ConversationEvent.Message::read),
    CONVERSATION_CATEGORIZED("conversation.categorized", Subject.CONVERSATION, ConversationEvent.Categorized::read),
    CONVERSATION_ASSIGNED("conversation.assigned", Subject.CONVERSATION, ConversationEvent.Assigned::read),
    CONVERSATION_TRANSFERRED("conversation.transferred", Subject.CONVERSATION, ConversationEvent.Transferred::read),
    CONVERSATION_ESCALATED("conversation.escalated", Subject.CONVERSATION, ConversationEvent.Escalated::read),
    CONVERSATION_RESOLVED("conversation.resolved", Subject.CONVERSATION, ConversationEvent.Resolved::read),
    CONVERSATION_REOPENED("conversation.reopened", Subject.CONVERSATION, ConversationEvent.Reopened::read),
    CONVERSATION_WORK_LOGGED("conversation.work_logged", Subject.CONVERSATION, ConversationEvent.WorkLogged::read),
    CONVERSATION_REVIEWED("conversation.reviewed", Subject.CONVERSATION, ConversationEvent.Reviewed::read),
    ESCALATION_REVIEWED("escalation.reviewed", Subject.CONVERSATION, EscalationEvent.Reviewed::read),
    ESCALATION_RATED("escalation.rated", Subject.CONVERSATION, EscalationEvent.Rated::read),
    SURVEY_SENT("survey.sent", Subject.CONVERSATION_OR_CUSTOMER, SurveyEvent.Sent::read),
    SURVEY_ANSWERED("survey.answered", Subject.CONVERSATION_OR_CUSTOMER, SurveyEvent.Answered::read),
    CUSTOMER_UPDATED("customer.updated", Subject.CUSTOMER, CustomerEvent.Updated::read),
    CUSTOMER_ACTIVE("customer.active", Subject.CUSTOMER, CustomerEvent.Active::read),
    CUSTOMER_RENEWED("customer.renewed", Subject.CUSTOMER, CustomerEvent.Renewed::read),
    CUSTOMER_CHURNED("customer.churned", Subject.CUSTOMER, CustomerEvent.Churned::read),
    CUSTOMER_CONTACTED("customer.contacted", Subject.CUSTOMER, CustomerEvent.Contacted::read),
    COMMERCE_RECORDED("commerce.recorded", Subject.CUSTOMER, CommerceRecorded::read),
    REVENUE_RECORDED("revenue.recorded", Subject.CONVERSATION, ValueEvent.RevenueRecorded::read),
    EXPANSION_SIGNALED("expansion.signaled", Subject.CONVERSATION, ValueEvent.ExpansionSignaled::read),
    KNOWLEDGE_USED("knowledge.used", Subject.CONVERSATION, KnowledgeEvent.Used::read),
    KNOWLEDGE_GAP_FOUND("knowledge.gap_found", Subject.CONVERSATION, KnowledgeEvent.GapFound::read),
    CHANGE_RELEASED("change.released", Subject.NONE, ChangeReleased::read),
    COST_RECORDED("cost.recorded", Subject.NONE, CostRecorded::read);

    /** What the envelope's {@code subject} names. */
    public enum Subject {
        CONVERSATION("the conversation id"),
        CUSTOMER("the customer id"),
        /** A survey's subject: the customer for NPS, the conversation otherwise. */
        CONVERSATION_OR_CUSTOMER("the conversation id (of an nps survey the customer id)"),
        NONE("absent");

        private final String words;

        Subject(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Subject subject;
    private final BiFunction<Header, DataReader, SupportEvent> reader;

    EventType(String wireName, Subject subject, BiFunction<Header, DataReader, SupportEvent> reader) {
        this.wireName = wireName;
        this.subject = subject;
        this.reader = reader;
    }

    /** The {@code type} attribute, e.g. {@code conversation.opened}. */
    public String wireName() {
        return wireName;
    }

    public Subject subject() {
        return subject;
    }

    SupportEvent read(Header header, DataReader data) {
        return reader.apply(header, data);
    }

    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    public static EventType of(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Opened ignored -> CONVERSATION_OPENED;
            case ConversationEvent.Message ignored -> CONVERSATION_MESSAGE;
            case ConversationEvent.Categorized ignored -> CONVERSATION_CATEGORIZED;
            case ConversationEvent.Assigned ignored -> CONVERSATION_ASSIGNED;
            case ConversationEvent.Transferred ignored -> CONVERSATION_TRANSFERRED;
            case ConversationEvent.Escalated ignored -> CONVERSATION_ESCALATED;
            case ConversationEvent.Resolved ignored -> CONVERSATION_RESOLVED;
            case ConversationEvent.Reopened ignored -> CONVERSATION_REOPENED;
            case ConversationEvent.WorkLogged ignored -> CONVERSATION_WORK_LOGGED;
            case ConversationEvent.Reviewed ignored -> CONVERSATION_REVIEWED;
            case EscalationEvent.Reviewed ignored -> ESCALATION_REVIEWED;
            case EscalationEvent.Rated ignored -> ESCALATION_RATED;
            case SurveyEvent.Sent ignored -> SURVEY_SENT;
            case SurveyEvent.Answered ignored -> SURVEY_ANSWERED;
            case CustomerEvent.Updated ignored -> CUSTOMER_UPDATED;
            case CustomerEvent.Active ignored -> CUSTOMER_ACTIVE;
            case CustomerEvent.Renewed ignored -> CUSTOMER_RENEWED;
            case CustomerEvent.Churned ignored -> CUSTOMER_CHURNED;
            case CustomerEvent.Contacted ignored -> CUSTOMER_CONTACTED;
            case CommerceRecorded ignored -> COMMERCE_RECORDED;
            case ValueEvent.RevenueRecorded ignored -> REVENUE_RECORDED;
            case ValueEvent.ExpansionSignaled ignored -> EXPANSION_SIGNALED;
            case KnowledgeEvent.Used ignored -> KNOWLEDGE_USED;
            case KnowledgeEvent.GapFound ignored -> KNOWLEDGE_GAP_FOUND;
            case ChangeReleased ignored -> CHANGE_RELEASED;
            case CostRecorded ignored -> COST_RECORDED;
        };
    }
}
