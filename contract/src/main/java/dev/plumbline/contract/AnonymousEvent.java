package dev.plumbline.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;

/**
 * What remains of a support event whose customer is erased: what a figure needs, and nothing that tells who they are or
 * what they said. Gone are the customer's id, every text that a person wrote, the address, the number of an order, and
 * whatever the contract does not know. Agents keep their names, dimensions their words.
 */
public final class AnonymousEvent {
    private final String customer;
    private final String pseudonym;

    private AnonymousEvent(String customer, String pseudonym) {
        this.customer = customer;
        this.pseudonym = pseudonym;
    }

    /** The event without its customer. Another customer whom it names stays. */
    public static SupportEvent of(SupportEvent event, String customerId, String pseudonym) {
        return new AnonymousEvent(customerId, pseudonym).of(event);
    }

    private SupportEvent of(SupportEvent event) {
        return switch (event) {
            case ConversationEvent it -> of(it);
            case EscalationEvent it -> of(it);
            case SurveyEvent it -> of(it);
            case CustomerEvent it -> of(it);
            case CommerceRecorded it -> new CommerceRecorded(header(it), it.kind(), Optional.empty(), it.money());
            case ValueEvent it -> of(it);
            case KnowledgeEvent it -> of(it);
            case ChangeReleased it -> new ChangeReleased(header(it), it.kind(), it.name(), it.categories());
            case CostRecorded it -> new CostRecorded(header(it), it.kind(), it.money(), it.from(), it.to());
        };
    }

    private ConversationEvent of(ConversationEvent event) {
        var header = header(event);
        return switch (event) {
            case ConversationEvent.Opened it ->
                new ConversationEvent.Opened(
                        header,
                        it.customerId().map(this::named),
                        it.channel(),
                        it.labels(),
                        it.handledBy(),
                        Optional.empty());
            case ConversationEvent.Message it ->
                new ConversationEvent.Message(
                        header,
                        it.author(),
                        it.agentId(),
                        Optional.empty(),
                        it.automatic(),
                        it.useful(),
                        it.asksForHuman(),
                        it.sentiment(),
                        it.confidence(),
                        it.fallback(),
                        it.articleIds());
            case ConversationEvent.Categorized it -> new ConversationEvent.Categorized(header, it.labels());
            case ConversationEvent.Assigned it -> new ConversationEvent.Assigned(header, it.agentId(), it.team());
            case ConversationEvent.Transferred it ->
                new ConversationEvent.Transferred(
                        header, it.agentId(), it.toAgentId(), it.toTeam(), it.escalation(), Optional.empty());
            case ConversationEvent.Escalated it ->
                new ConversationEvent.Escalated(header, it.reason(), it.team(), it.context());
            case ConversationEvent.Resolved it ->
                new ConversationEvent.Resolved(header, it.by(), it.agentId(), it.aiAssisted());
            case ConversationEvent.Reopened it -> new ConversationEvent.Reopened(header);
            case ConversationEvent.WorkLogged it ->
                new ConversationEvent.WorkLogged(header, it.agentId(), it.seconds(), it.kind());
            case ConversationEvent.Reviewed it ->
                new ConversationEvent.Reviewed(
                        header, it.reviewerId(), it.reviewed(), it.agentId(), it.scores(), Optional.empty());
        };
    }

    private EscalationEvent of(EscalationEvent event) {
        return switch (event) {
            case EscalationEvent.Reviewed it ->
                new EscalationEvent.Reviewed(header(it), it.shouldHaveEscalated(), it.failure(), it.reviewerId());
            case EscalationEvent.Rated it ->
                new EscalationEvent.Rated(header(it), it.agentId(), it.rating(), Optional.empty());
        };
    }

    private SurveyEvent of(SurveyEvent event) {
        return switch (event) {
            case SurveyEvent.Sent it ->
                new SurveyEvent.Sent(
                        header(it), it.surveyId(), it.kind(), it.customerId().map(this::named));
            case SurveyEvent.Answered it ->
                new SurveyEvent.Answered(
                        header(it),
                        it.surveyId(),
                        it.kind(),
                        it.score(),
                        Optional.empty(),
                        it.themes(),
                        it.customerId().map(this::named),
                        it.suspected());
        };
    }

    private CustomerEvent of(CustomerEvent event) {
        return switch (event) {
            case CustomerEvent.Updated it ->
                new CustomerEvent.Updated(
                        header(it),
                        it.segment(),
                        it.planTier(),
                        it.lifecycleStage(),
                        it.accountValue(),
                        it.vip(),
                        it.region(),
                        it.accountSize(),
                        it.signedUpAt(),
                        it.renewalAt(),
                        Optional.empty(),
                        Optional.empty());
            case CustomerEvent.Active it -> new CustomerEvent.Active(header(it), it.feature(), it.score());
            case CustomerEvent.Renewed it -> new CustomerEvent.Renewed(header(it), it.value());
            case CustomerEvent.Churned it -> new CustomerEvent.Churned(header(it), it.reason(), it.theme());
            case CustomerEvent.Contacted it ->
                new CustomerEvent.Contacted(header(it), Optional.empty(), Optional.empty());
        };
    }

    private ValueEvent of(ValueEvent event) {
        return switch (event) {
            case ValueEvent.RevenueRecorded it ->
                new ValueEvent.RevenueRecorded(
                        header(it), it.kind(), it.money(), it.customerId().map(this::named));
            case ValueEvent.ExpansionSignaled it ->
                new ValueEvent.ExpansionSignaled(
                        header(it), it.kind(), it.customerId().map(this::named));
        };
    }

    private KnowledgeEvent of(KnowledgeEvent event) {
        return switch (event) {
            case KnowledgeEvent.Used it ->
                new KnowledgeEvent.Used(
                        header(it), it.articleId(), it.customerId().map(this::named), it.category(), it.outcome());
            case KnowledgeEvent.GapFound it -> new KnowledgeEvent.GapFound(header(it), it.theme(), it.articleId());
        };
    }

    /** The source and the id stay: by them a repetition of the event is known. */
    private Header header(SupportEvent event) {
        var subject = event.header().subject();
        return new Header(
                event.source(),
                event.id(),
                event.time(),
                CustomersNamed.isSubjectOf(event) ? subject.map(this::named) : subject,
                Map.of(),
                JsonNodeFactory.instance.objectNode());
    }

    private String named(String id) {
        return id.equals(customer) ? pseudonym : id;
    }
}
