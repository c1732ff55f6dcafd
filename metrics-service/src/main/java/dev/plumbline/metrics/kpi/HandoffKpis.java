package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.ESCALATED;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.Condition.same;
import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.BLIND_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.ESCALATED_BY_AGENT;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_COMPLETENESS;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_RATING;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.LATE_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.NEEDED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED_AFTER_HANDOFF;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLVED;
import static dev.plumbline.metrics.kpi.ContactColumns.UNNECESSARY_HANDOFF;
import static dev.plumbline.metrics.kpi.Forms.score;
import static dev.plumbline.metrics.kpi.Forms.share;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;

import java.util.List;

/** Whether the AI hands over when it should, and what the person gets. */
final class HandoffKpis {
    private static final Condition<Contact> HANDED_OVER = ContactColumns.ESCALATED;
    private static final String WITH_VERDICTS = "conversation.*, escalation.reviewed";

    static final List<Kpi<?>> ALL = List.of(
            share("escalation_rate", OPENED, AI_HANDLED, HANDED_OVER)
                    .asks("How often does the AI hand over?")
                    .is("handed over ÷ conversations the AI took")
                    .misleads("Neither high nor low is good in itself: pressed down, it hides customers who needed a"
                            + " person. Read it with missed_escalation_rate and unnecessary_handoff_rate.")
                    .build(),
            share("agent_escalation_rate", OPENED, HUMAN_HANDLED, ESCALATED_BY_AGENT)
                    .asks("How often do people pass a conversation to a senior or specialist?")
                    .is("transferred as an escalation ÷ conversations people took")
                    .from("conversation.transferred")
                    .misleads("It rises when the AI takes the easy cases, and falls when agents dare not ask. Both look"
                            + " like skill from afar.")
                    .build(),
            share("escalation_appropriateness_rate", OPENED, AI_HANDLED, same(HANDED_OVER, NEEDED))
                    .asks("How often does the AI decide rightly whether a person is needed?")
                    .is("handed over exactly when needed ÷ conversations the AI took")
                    .from(WITH_VERDICTS)
                    .tier(QUALITY)
                    .better(UP)
                    .misleads("Without a reviewer's verdict 'needed' is read from signs: requests, frustration, low"
                            + " confidence, sensitive categories. Conversations without signs count as rightly kept.")
                    .build(),
            share("missed_escalation_rate", OPENED, AI_HANDLED.and(not(HANDED_OVER)), NEEDED)
                    .asks("How often was a person needed and nobody came?")
                    .is("needed ÷ conversations the AI took and never handed over")
                    .from(WITH_VERDICTS)
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads("A customer who was frustrated for a moment and then helped by the AI counts as missed"
                            + " until a reviewer says otherwise.")
                    .build(),
            share("late_handoff_rate", ESCALATED, CONVERSATION, LATE_HANDOFF)
                    .asks("How often does the AI go on after the customer showed need of a person?")
                    .is("two or more AI messages between the first sign of need and the handoff, or verdict late"
                            + " ÷ handed over")
                    .from(WITH_VERDICTS)
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads("It looks only at handoffs that came at all: those that never came are in"
                            + " missed_escalation_rate.")
                    .build(),
            share("blind_handoff_rate", ESCALATED, CONVERSATION, BLIND_HANDOFF)
                    .asks("How often does the person start without the story?")
                    .is("no transcript or no summary, or verdict blind ÷ handed over")
                    .from(WITH_VERDICTS)
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "A help desk that does not report what was handed over looks wholly blind; one that always"
                                    + " attaches an empty summary never does.")
                    .build(),
            share("unnecessary_handoff_rate", ESCALATED, CONVERSATION, UNNECESSARY_HANDOFF)
                    .asks("How often was no person needed?")
                    .is("not needed, or verdict unnecessary ÷ handed over")
                    .from(WITH_VERDICTS)
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "A handoff by policy shows no sign of need in the messages and counts as unnecessary unless"
                                    + " its category is set as sensitive or a reviewer says otherwise.")
                    .build(),
            score("handoff_completeness", ESCALATED, HANDOFF_COMPLETENESS, any())
                    .asks("How much of the story does the person receive?")
                    .is("mean share of transcript, summary, customer and attempts handed over, 0..1")
                    .from("conversation.escalated")
                    .misleads(
                            "It ticks boxes: a wrong summary is as complete as a right one. handoff_rating says whether"
                                    + " it was of use.")
                    .build(),
            score("handoff_rating", ESCALATED, HANDOFF_RATING, any())
                    .asks("How do agents rate the handoffs they get?")
                    .is("mean of the latest rating, 1..5")
                    .from("escalation.rated")
                    .misleads("Few rate, mostly when something annoyed them; and it is the agent's ease that is rated,"
                            + " not the customer's.")
                    .build(),
            share(
                            "post_escalation_resolution_rate",
                            ESCALATED,
                            CONVERSATION,
                            Condition.all(RESOLVED, not(REOPENED_AFTER_HANDOFF), not(REPEATED)))
                    .asks("Do handoffs end well?")
                    .is("resolved, not reopened after the handoff, not repeated ÷ handed over")
                    .tier(QUALITY)
                    .better(UP)
                    .misleads(
                            "The hardest cases are handed over, so it lies below the overall rate by nature. Compare it"
                                    + " with its own past.")
                    .build());

    private HandoffKpis() {}
}
