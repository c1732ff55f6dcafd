package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.ESCALATED;
import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.RESOLVED;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.ContactColumns.ASSISTED;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_AI_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_AI_RESPONSE_BUSINESS;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_HUMAN_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_HUMAN_RESPONSE_BUSINESS;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_RESPONSE_BUSINESS;
import static dev.plumbline.metrics.kpi.ContactColumns.FIRST_USEFUL_RESPONSE;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDLE;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_WAIT;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDOFF_WAIT_BUSINESS;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPLY;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLUTION;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLUTION_BUSINESS;
import static dev.plumbline.metrics.kpi.Forms.time;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.kpi;
import static dev.plumbline.metrics.kpi.Pick.AI;
import static dev.plumbline.metrics.kpi.Pick.BUSINESS;
import static dev.plumbline.metrics.kpi.Pick.HUMAN;

import java.util.List;
import java.util.Set;

/** How long customers wait, and how long the work takes. */
final class SpeedKpis {
    private static final String IN_HOURS = " hours=business leaves out the time outside the tenant's business hours";

    static final List<Kpi<?>> ALL = List.of(
            time("first_response_time", OPENED, FIRST_RESPONSE, CONVERSATION)
                    .asks("How soon is a customer answered at all?")
                    .is("first message by AI or human − opening; author=ai or author=human picks whose," + IN_HOURS)
                    .from("conversation.opened, conversation.message")
                    .with(Set.of(AI), seconds(FIRST_AI_RESPONSE, CONVERSATION))
                    .with(Set.of(HUMAN), seconds(FIRST_HUMAN_RESPONSE, CONVERSATION))
                    .with(Set.of(BUSINESS), seconds(FIRST_RESPONSE_BUSINESS, CONVERSATION))
                    .with(Set.of(AI, BUSINESS), seconds(FIRST_AI_RESPONSE_BUSINESS, CONVERSATION))
                    .with(Set.of(HUMAN, BUSINESS), seconds(FIRST_HUMAN_RESPONSE_BUSINESS, CONVERSATION))
                    .misleads("A fast reply may solve nothing: an automatic 'we got your message' answers in a second."
                            + " first_useful_response_time leaves such replies out.")
                    .guardedBy("first_contact_resolution")
                    .build(),
            time("first_useful_response_time", OPENED, FIRST_USEFUL_RESPONSE, CONVERSATION)
                    .asks("How soon does an answer move the matter forward?")
                    .is("first useful message by AI or human − opening")
                    .from("conversation.opened, conversation.message")
                    .misleads("Whether a message was useful is what the help desk says of it; where it says nothing,"
                            + " everything but an automatic message counts as useful.")
                    .build(),
            time("response_time", OPENED, REPLY, CONVERSATION)
                    .asks("How long does a customer wait for each answer?")
                    .is("mean over a conversation's answered customer turns of the seconds to the answer")
                    .from("conversation.message")
                    .misleads(
                            "Turns that nobody answered are not in it: silence makes it no worse. An AI that replies at"
                                    + " once and never helps makes it excellent.")
                    .guardedBy("first_contact_resolution")
                    .build(),
            time("resolution_time", RESOLVED, RESOLUTION, any())
                    .asks("How long does it take to resolve a conversation?")
                    .is("resolution − opening, waiting for a handoff included;" + IN_HOURS)
                    .with(Set.of(BUSINESS), seconds(RESOLUTION_BUSINESS, any()))
                    .from("conversation.opened, conversation.resolved, conversation.reopened")
                    .misleads(
                            "It knows only what is resolved: while the hard cases stay open it looks short, and it jumps"
                                    + " when an old backlog is cleared.")
                    .guardedBy("reopen_rate")
                    .build(),
            time("useful_resolution_time", RESOLVED, RESOLUTION, not(REOPENED).and(not(REPEATED)))
                    .asks("How long does a resolution take that lasts?")
                    .is("resolution time over conversations neither reopened nor repeated")
                    .from("conversation.opened, conversation.resolved, conversation.reopened")
                    .misleads(
                            "The newest days are too good: their repeats are still to come. Let the repeat window pass"
                                    + " before you judge them.")
                    .build(),
            time("handoff_wait_time", ESCALATED, HANDOFF_WAIT, CONVERSATION)
                    .asks("How long does a customer wait for the person after a handoff?")
                    .is("first human message after the handoff − handoff;" + IN_HOURS)
                    .with(Set.of(BUSINESS), seconds(HANDOFF_WAIT_BUSINESS, CONVERSATION))
                    .from("conversation.escalated, conversation.message")
                    .misleads("Whoever was never answered after the handoff is not in it; in=missed lists them.")
                    .build(),
            kpi("average_handle_time", RESOLVED, Kpi.Unit.SECONDS, new Measure.Time<>(HANDLE, any(), true))
                    .asks("How much work does a conversation cost?")
                    .is("mean logged work, over conversations that have any")
                    .from("conversation.work_logged")
                    .better(DOWN)
                    .misleads(
                            "The AI takes the easy cases first, so what is left for people takes longer: a rise can be"
                                    + " good news. Pressed down, it comes back as reopened conversations.")
                    .guardedBy("first_contact_resolution")
                    .build(),
            kpi(
                            "handle_time_reduction",
                            RESOLVED,
                            Kpi.Unit.SHARE,
                            new Measure.Reduction<>(HANDLE, HUMAN_HANDLED.and(not(ContactColumns.ESCALATED)), ASSISTED))
                    .asks("How much work do AI drafts save?")
                    .is("1 − mean handle time with an AI-assisted resolution ÷ without, both without a handoff")
                    .from("conversation.work_logged, conversation.resolved")
                    .better(UP)
                    .misleads(
                            "Nobody drew lots: people take drafts where the matter is easy, so a part of the difference"
                                    + " is the matter's. Compare within one category.")
                    .guardedBy("csat")
                    .build());

    private SpeedKpis() {}

    private static Measure<Contact> seconds(Value<Contact> seconds, Condition<Contact> of) {
        return new Measure.Time<>(seconds, of, false);
    }
}
