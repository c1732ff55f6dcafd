package dev.plumbline.contract;

import java.util.Optional;
import java.util.Set;

/** Whom events name: an event that waits for its conversation names its customer all the same. */
public final class CustomersNamed {
    private CustomersNamed() {}

    /** The customers that an event names, as its subject or in a field. */
    public static Set<String> by(SupportEvent event) {
        return switch (event) {
            case CustomerEvent customer -> Set.of(customer.customerId());
            case CommerceRecorded commerce -> Set.of(commerce.customerId());
            case ConversationEvent.Opened opened -> only(opened.customerId());
            case ConversationEvent ignored -> Set.of();
            case EscalationEvent ignored -> Set.of();
            case ValueEvent value -> only(value.customerId());
            case KnowledgeEvent.Used used -> only(used.customerId());
            case KnowledgeEvent.GapFound ignored -> Set.of();
            case SurveyEvent survey -> bySurvey(survey);
            case ChangeReleased ignored -> Set.of();
            case CostRecorded ignored -> Set.of();
        };
    }

    /** Whether the subject of an event is a customer. */
    public static boolean isSubjectOf(SupportEvent event) {
        return switch (event.type().subject()) {
            case CUSTOMER -> true;
            case CONVERSATION_OR_CUSTOMER -> event instanceof SurveyEvent survey && survey.kind() == SurveyKind.NPS;
            case CONVERSATION, NONE -> false;
        };
    }

    private static Set<String> bySurvey(SurveyEvent survey) {
        if (!isSubjectOf(survey)) {
            return only(survey.customerId());
        }
        var subject = survey.subject().orElseThrow();
        return survey.customerId()
                .filter(it -> !it.equals(subject))
                .map(it -> Set.of(subject, it))
                .orElse(Set.of(subject));
    }

    private static Set<String> only(Optional<String> customer) {
        return customer.map(Set::of).orElse(Set.of());
    }
}
