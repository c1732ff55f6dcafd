package dev.plumbline.metrics.review;

import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.BLIND_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.ESCALATED;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_COMPLETENESS;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_RATING;
import static dev.plumbline.metrics.kpi.ContactColumns.LATE_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.NEEDED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.UNNECESSARY_HANDOFF;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Dimension;
import java.util.List;

/** What a review looks into because it went wrong: a conversation is one when any of the reasons holds. */
public enum Mishap {
    /** Conversations that the AI kept to itself, and should have done better or not at all. */
    FAILED_AI(
            "failedAi",
            Basis.OPENED,
            Dimension.PATH.in("ai_only"),
            List.of(
                    new Reason.InFact("repeated", "the customer came back with the same matter", REPEATED),
                    new Reason.InFact(
                            "missed_escalation",
                            "a person was needed and nobody came",
                            Condition.all(AI_HANDLED, Condition.not(ESCALATED), NEEDED)),
                    new Reason.InFact("reopened", "it was opened again", REOPENED),
                    new Reason.InAnswer("poor_csat", "the customer was dissatisfied", SurveyKind.CSAT, 2))),
    /** Conversations that the AI handed over in a way that cost the customer or the agent something. */
    BAD_HANDOFF(
            "badHandoffs",
            Basis.ESCALATED,
            CONVERSATION,
            List.of(
                    new Reason.InFact("late", "the AI went on after the customer needed a person", LATE_HANDOFF),
                    new Reason.InFact("blind", "the agent got no transcript or no summary", BLIND_HANDOFF),
                    new Reason.InFact("unnecessary", "no person was needed", UNNECESSARY_HANDOFF),
                    new Reason.InFact(
                            "incomplete",
                            "the agent got two or fewer of the four parts of the story",
                            HANDOFF_COMPLETENESS.atMost(0.5)),
                    new Reason.InFact("poorly_rated", "the agent rated it 2 or less", HANDOFF_RATING.atMost(2))));

    private final String key;
    private final Basis.Flow<Contact> basis;
    private final Condition<Contact> among;
    private final List<Reason> reasons;

    Mishap(String key, Basis.Flow<Contact> basis, Condition<Contact> among, List<Reason> reasons) {
        this.key = key;
        this.basis = basis;
        this.among = among;
        this.reasons = reasons;
    }

    /** Its table's name in the API. */
    public String key() {
        return key;
    }

    /** Which time of a conversation puts it into a period. */
    public Basis.Flow<Contact> basis() {
        return basis;
    }

    /** The conversations that can be one. */
    public Condition<Contact> among() {
        return among;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
