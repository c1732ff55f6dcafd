package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.EVER_RESOLVED;
import static dev.plumbline.metrics.kpi.ContactColumns.REOPENED;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEAT;
import static dev.plumbline.metrics.kpi.ContactColumns.REPEATED;
import static dev.plumbline.metrics.kpi.ContactColumns.RESOLVED;
import static dev.plumbline.metrics.kpi.Forms.share;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.QUALITY;

import java.util.List;

/** Whether matters get settled, and stay so. */
final class OutcomeKpis {
    static final List<Kpi<?>> ALL = List.of(
            share("resolution_rate", OPENED, CONVERSATION, RESOLVED)
                    .asks("How many conversations get resolved?")
                    .is("resolved ÷ all")
                    .better(UP)
                    .misleads(
                            "Closing is not solving: a desk that closes after three days of silence resolves everything."
                                    + " The newest days are low because their conversations are still open.")
                    .guardedBy("reopen_rate")
                    .build(),
            share("reopen_rate", OPENED, EVER_RESOLVED, REOPENED)
                    .asks("How many resolutions did not last?")
                    .is("reopened ÷ ever resolved")
                    .better(DOWN)
                    .misleads("Where a customer must open a new conversation instead, nothing is ever reopened: read"
                            + " repeat_contact_rate with it. A 'thank you' that reopens a case counts too.")
                    .build(),
            share("repeat_contact_rate", OPENED, EVER_RESOLVED, REPEATED)
                    .asks("How many customers must come back with the same matter?")
                    .is("repeated within the window ÷ ever resolved")
                    .tier(QUALITY)
                    .better(DOWN)
                    .misleads(
                            "Same customer and same category is taken for the same matter: coarse categories make it too"
                                    + " high, unnamed customers too low. The last days of the window are not complete.")
                    .build(),
            share(
                            "first_contact_resolution",
                            OPENED,
                            CONVERSATION,
                            Condition.all(RESOLVED, not(REOPENED), not(REPEATED), not(REPEAT)))
                    .asks("How many matters are settled in one contact?")
                    .is("resolved, never reopened, not repeated and not itself a repeat ÷ all")
                    .tier(QUALITY)
                    .better(UP)
                    .misleads(
                            "A customer who gave up, or went to a competitor, came back to nobody and counts as settled."
                                    + " csat and churn_rate tell these apart.")
                    .build());

    private OutcomeKpis() {}
}
