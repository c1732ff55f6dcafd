package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.CUSTOMERS;
import static dev.plumbline.metrics.kpi.Condition.not;
import static dev.plumbline.metrics.kpi.CustomerPeriod.ACTIVE_AT_END;
import static dev.plumbline.metrics.kpi.CustomerPeriod.ACTIVE_AT_START;
import static dev.plumbline.metrics.kpi.CustomerPeriod.CONTACTED_BEFORE_RENEWAL;
import static dev.plumbline.metrics.kpi.CustomerPeriod.ENDANGERED_BEFORE_RENEWAL;
import static dev.plumbline.metrics.kpi.CustomerPeriod.HEALTH;
import static dev.plumbline.metrics.kpi.CustomerPeriod.LEFT;
import static dev.plumbline.metrics.kpi.CustomerPeriod.LEFT_AFTER_SUPPORT;
import static dev.plumbline.metrics.kpi.CustomerPeriod.RENEWS;
import static dev.plumbline.metrics.kpi.Forms.score;
import static dev.plumbline.metrics.kpi.Forms.share;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.BUSINESS;

import dev.plumbline.contract.CustomerEvent.ChurnReason;
import dev.plumbline.contract.CustomerEvent.ChurnTheme;
import java.util.List;

/** Whether customers stay, and how they stand. */
final class CustomerKpis {
    private static final String LIFECYCLE = "customer.updated, customer.churned, customer.renewed";

    static final List<Kpi<?>> ALL = List.of(
            share("retention_rate", CUSTOMERS, ACTIVE_AT_START, ACTIVE_AT_END)
                    .asks("How many customers stay?")
                    .is("customers active at the period's start and still at its end ÷ customers active at its start")
                    .from(LIFECYCLE)
                    .tier(BUSINESS)
                    .better(UP)
                    .misleads(
                            "Customers who came in the period are not in it, and a lost giant weighs as much as a lost"
                                    + " trial. The longer the period, the lower: compare only equal lengths.")
                    .build(),
            share("churn_rate", CUSTOMERS, ACTIVE_AT_START, not(ACTIVE_AT_END))
                    .asks("How many customers leave?")
                    .is("1 − retention rate; by reason or theme of the customer's last departure ÷ all active at the"
                            + " period's start")
                    .from(LIFECYCLE)
                    .tier(BUSINESS)
                    .better(DOWN)
                    .by(Facet.REASON, left(Words.allOrUnknown(ChurnReason.class), CustomerPeriod.REASON))
                    .by(Facet.THEME, left(Words.allOrUnknown(ChurnTheme.class), CustomerPeriod.THEME))
                    .misleads(
                            "It comes months after what caused it, and the reason is what somebody ticked on the way out:"
                                    + " 'pricing' is the polite answer.")
                    .build(),
            share("support_influenced_churn_rate", CUSTOMERS, LEFT, LEFT_AFTER_SUPPORT)
                    .asks("How many of those who left had just needed support?")
                    .is(
                            "customers with a conversation open at some time in the 30 days before they left ÷ customers who"
                                    + " left in the period")
                    .from("customer.churned, conversation.*")
                    .tier(BUSINESS)
                    .better(DOWN)
                    .misleads("Before is not because: whoever leaves has questions, such as how to export their data."
                            + " Compare with how many of those who stayed had a conversation.")
                    .build(),
            share(
                            "pre_renewal_intervention_rate",
                            CUSTOMERS,
                            RENEWS.and(ENDANGERED_BEFORE_RENEWAL),
                            CONTACTED_BEFORE_RENEWAL)
                    .asks("Do we talk to customers at risk before they must decide?")
                    .is(
                            "contacted in the 60 days before the renewal ÷ customers who renew in the period and whose health"
                                    + " was below 50 in these days")
                    .from("customer.updated, customer.contacted and what health is made of")
                    .tier(BUSINESS)
                    .better(UP)
                    .misleads(
                            "A mass mail counts as a contact, and one the day before is as good as one two months ahead."
                                    + " It says that somebody tried, not that it helped.")
                    .build(),
            score("customer_health", CUSTOMERS, HEALTH, ACTIVE_AT_END)
                    .asks("How do our customers stand?")
                    .is("mean over active customers, at the period's end, of 40 × product use + 40 × support without"
                            + " trouble + 20 × latest survey outcome, 0..100")
                    .from("customer.active, conversation.*, survey.answered")
                    .tier(BUSINESS)
                    .misleads(
                            "A customer of whom nothing is heard stands at 70, like one who is content. The weights are"
                                    + " a convention: use it to rank whom to call, not to foretell.")
                    .build());

    private CustomerKpis() {}

    /** Those who left, by what they said the last time they did. */
    private static Division<CustomerPeriod> left(List<String> words, Label.One<CustomerPeriod> label) {
        return new Division.OfNumerator<>(
                words, (measure, chosen) -> narrowed((Measure.Share<CustomerPeriod>) measure, label.in(chosen)));
    }

    private static Measure<CustomerPeriod> narrowed(
            Measure.Share<CustomerPeriod> share, Condition<CustomerPeriod> such) {
        return new Measure.Share<>(share.of(), share.those().and(such), share.beside());
    }
}
