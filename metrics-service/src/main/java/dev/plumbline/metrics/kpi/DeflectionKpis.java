package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.FELL_BACK;
import static dev.plumbline.metrics.kpi.ContactColumns.HUMAN_REQUESTS;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLVED;
import static dev.plumbline.metrics.kpi.Dimension.PATH;
import static dev.plumbline.metrics.kpi.Forms.share;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;

import java.util.List;

/** What never reaches a person, for better or worse. */
final class DeflectionKpis {
    private static final String WITH_SESSIONS = "conversation.*, knowledge.used";

    /** Settled without a person: by the AI alone, or by the customer with an article. */
    private static final Condition<Contact> DEFLECTED = RESOLVED.and(PATH.in("ai_only", "self_service"));

    static final List<Kpi<?>> ALL = List.of(
            share("automation_resolution_rate", OPENED, CONVERSATION, RESOLVED.and(PATH.in("ai_only")))
                    .asks("How many conversations does the AI resolve alone?")
                    .is("AI only and resolved ÷ all")
                    .better(UP)
                    .misleads("The AI itself often decides that a matter is resolved. Count what comes back, and what"
                            + " customers say of ai_only.")
                    .guardedBy("repeat_contact_rate")
                    .build(),
            share("containment_rate", OPENED, AI_HANDLED, RESOLVED.and(PATH.in("ai_only")))
                    .asks("How many conversations that the AI took did it finish without a person?")
                    .is("resolved and AI only ÷ conversations the AI took")
                    .better(UP)
                    .misleads("A bot without a way out contains everybody. Read csat of ai_only and"
                            + " forced_containment_rate beside it.")
                    .guardedBy("csat")
                    .build(),
            share("deflection_rate", OPENED, any(), DEFLECTED)
                    .asks("How much demand never reaches a person?")
                    .is("(AI only resolved + sessions resolved) ÷ (conversations + sessions)")
                    .from(WITH_SESSIONS)
                    .better(UP)
                    .misleads("It counts whoever was turned away like whoever was helped, and grows with every article"
                            + " that is merely opened. fake_deflection_rate says how much of it came back.")
                    .guardedBy("fake_deflection_rate")
                    .build(),
            share("true_deflection_rate", OPENED, any(), DEFLECTED.and(not(REPEATED)))
                    .asks("How much demand never reaches a person and does not come back?")
                    .is("deflected and not repeated ÷ (conversations + sessions)")
                    .from(WITH_SESSIONS)
                    .tier(QUALITY)
                    .better(UP)
                    .misleads("Only customers who are known can be seen to come back: anonymous sessions always look"
                            + " true. The newest days have had no time to be repeated.")
                    .build(),
            share("fake_deflection_rate", OPENED, DEFLECTED, REPEATED)
                    .asks("How much of the deflection only hid the demand?")
                    .is("deflected but repeated ÷ deflected")
                    .from(WITH_SESSIONS)
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "It sees those who came back within the window and by a channel we hear of. Who gave up or"
                                    + " complained elsewhere is not in it: the truth is no lower.")
                    .build(),
            share("fallback_rate", OPENED, AI_HANDLED, FELL_BACK)
                    .asks("How often does the AI not know?")
                    .is("any AI message that says so ÷ conversations the AI took")
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "An AI that makes things up never falls back. A fall is good only while qa_score of the AI"
                                    + " holds.")
                    .build(),
            share("forced_containment_rate", OPENED, AI_HANDLED, HUMAN_REQUESTS.atLeast(2))
                    .asks("How often must a customer ask for a person again and again?")
                    .is("two or more requests for a person ÷ conversations the AI took")
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "It needs requests to be recognised: where nobody marks them it is zero. Many ask once, get"
                                    + " no answer and leave, and are not counted.")
                    .build());

    private DeflectionKpis() {}
}
