package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Instant;
import java.util.List;

/**
 * All that a customer's fact is folded from.
 *
 * @param firstSeen when an event first named them
 * @param events about the customer, in any order; those of other kinds are passed over
 */
public record CustomerTraces(
        String id,
        Profile profile,
        Instant firstSeen,
        List<SupportEvent> events,
        List<Conversation> conversations,
        List<Answer> answers) {

    /**
     * A conversation of theirs.
     *
     * @param troubled did not go as it should: still open, opened again, come back, or handed over
     */
    public record Conversation(String id, Instant openedAt, boolean troubled, List<OpenSpan> open) {}

    /** The last answer to a survey of theirs. */
    public record Answer(Instant at, EventName event, SurveyKind kind, int score) {
        /** 1 when it is good, 0 when it is poor, 0.5 between. */
        double outcome() {
            var bounds = switch (kind) {
                case CSAT, HANDOFF -> new int[] {2, 4};
                case CES -> new int[] {3, 5};
                case NPS -> new int[] {6, 9};
            };
            return score <= bounds[0] ? 0 : score >= bounds[1] ? 1 : 0.5;
        }
    }
}
