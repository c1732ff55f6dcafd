package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What people wrote in an event, for tenants that do not keep it: messages, subject lines, notes, comments, reasons in
 * their own words. No figure is made of these. What the contract does not know goes as well, since it can hold text.
 */
public final class FreeText {
    private FreeText() {}

    /** The data of an event without it; everything else stays as it came. */
    public static JsonNode without(SupportEvent event, JsonNode data) {
        var fields = fieldsOf(event);
        var unknown = event.header().unknown();
        if (unknown.isEmpty() && fields.stream().noneMatch(data::has)) {
            return data;
        }
        var rest = ((ObjectNode) data).deepCopy();
        rest.remove(fields);
        remove(unknown, rest);
        return rest;
    }

    private static void remove(ObjectNode unknown, ObjectNode data) {
        unknown.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner && isPartlyKnown(inner, data.get(field.getKey()))) {
                remove(inner, (ObjectNode) data.get(field.getKey()));
            } else {
                data.remove(field.getKey());
            }
        });
    }

    /** An object of which only a part is unknown holds fields of the contract. */
    private static boolean isPartlyKnown(ObjectNode unknown, JsonNode data) {
        return data instanceof ObjectNode && !unknown.equals(data);
    }

    private static Set<String> fieldsOf(SupportEvent event) {
        return switch (event) {
            case ConversationEvent it -> fieldsOf(it);
            case EscalationEvent.Reviewed ignored -> Set.of();
            case EscalationEvent.Rated ignored -> Set.of("note");
            case SurveyEvent.Sent ignored -> Set.of();
            case SurveyEvent.Answered ignored -> Set.of("comment");
            case CustomerEvent.Contacted ignored -> Set.of("kind", "outcome");
            // These have the words of dimensions and of systems, and amounts.
            case CustomerEvent.Updated ignored -> Set.of();
            case CustomerEvent.Active ignored -> Set.of();
            case CustomerEvent.Renewed ignored -> Set.of();
            case CustomerEvent.Churned ignored -> Set.of();
            case CommerceRecorded ignored -> Set.of();
            case ValueEvent ignored -> Set.of();
            case KnowledgeEvent ignored -> Set.of();
            case ChangeReleased ignored -> Set.of();
            case CostRecorded ignored -> Set.of();
        };
    }

    private static Set<String> fieldsOf(ConversationEvent event) {
        return switch (event) {
            case ConversationEvent.Opened ignored -> Set.of("subjectLine");
            case ConversationEvent.Message ignored -> Set.of("text");
            case ConversationEvent.Transferred ignored -> Set.of("reason");
            case ConversationEvent.Reviewed ignored -> Set.of("note");
            case ConversationEvent.Categorized ignored -> Set.of();
            case ConversationEvent.Assigned ignored -> Set.of();
            case ConversationEvent.Escalated ignored -> Set.of();
            case ConversationEvent.Resolved ignored -> Set.of();
            case ConversationEvent.Reopened ignored -> Set.of();
            case ConversationEvent.WorkLogged ignored -> Set.of();
        };
    }
}
