package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Basis.OPENED;
import static dev.plumbline.metrics.kpi.Basis.RESOLVED;
import static dev.plumbline.metrics.kpi.Basis.SIGNALS;
import static dev.plumbline.metrics.kpi.Condition.any;
import static dev.plumbline.metrics.kpi.ContactColumns.AI_HANDLED;
import static dev.plumbline.metrics.kpi.ContactColumns.CONVERSATION;
import static dev.plumbline.metrics.kpi.ContactColumns.HANDLE;
import static dev.plumbline.metrics.kpi.Facet.KIND;
import static dev.plumbline.metrics.kpi.Forms.count;
import static dev.plumbline.metrics.kpi.Kpi.Better.DOWN;
import static dev.plumbline.metrics.kpi.Kpi.Better.UP;
import static dev.plumbline.metrics.kpi.Kpi.Tier.BUSINESS;
import static dev.plumbline.metrics.kpi.Kpi.Unit.CURRENCY;
import static dev.plumbline.metrics.kpi.Kpi.kpi;

import dev.plumbline.contract.ValueEvent.ExpansionKind;
import dev.plumbline.contract.ValueEvent.RevenueKind;
import java.util.Arrays;
import java.util.List;

/** What support costs and brings. */
final class MoneyKpis {
    private static final Measure<Contact> COST = new Measure.AllocatedCost<>(CONVERSATION, HANDLE, AI_HANDLED);
    private static final String COSTS = "cost.recorded, conversation.*";

    static final List<Kpi<?>> ALL = List.of(
            kpi("cost_per_resolution", RESOLVED, CURRENCY, COST)
                    .asks("What does a resolution cost?")
                    .is(
                            "allocated cost ÷ resolved conversations; labor by handle time, AI by conversations the AI took,"
                                    + " the rest equally")
                    .from(COSTS)
                    .tier(BUSINESS)
                    .better(DOWN)
                    .misleads(
                            "The cheapest resolution is the one that is closed unsolved and paid for twice when it comes"
                                    + " back. In a month in which an old backlog is cleared it looks cheap.")
                    .guardedBy("first_contact_resolution", "ces")
                    .build(),
            kpi("cost_per_contact", OPENED, CURRENCY, COST)
                    .asks("What does a conversation cost?")
                    .is(
                            "allocated cost ÷ conversations; labor by handle time, AI by conversations the AI took, the rest"
                                    + " equally")
                    .from(COSTS)
                    .tier(BUSINESS)
                    .better(DOWN)
                    .misleads("Costs are fixed for a while and contacts are not: it falls when something breaks and"
                            + " everybody writes. It also falls with every needless contact.")
                    .guardedBy("csat")
                    .build(),
            kpi("revenue_per_interaction", OPENED, CURRENCY, new Measure.PerRow<>(amounts(words()), CONVERSATION))
                    .asks("What does a conversation bring?")
                    .is("recorded revenue ÷ conversations; by kind the revenue of that kind ÷ all of them")
                    .from("revenue.recorded, conversation.opened")
                    .tier(BUSINESS)
                    .better(UP)
                    .by(
                            KIND,
                            new Division.OfNumerator<>(
                                    words(),
                                    (measure, kinds) -> new Measure.PerRow<>(amounts(kinds), measure.denominator())))
                    .misleads(
                            "It credits the conversation in which a sale was booked, not what made it; a few large deals"
                                    + " carry it. Who sells while somebody has a problem pays in csat.")
                    .build(),
            count("expansion_signals", SIGNALS, any())
                    .asks("Who shows interest in more?")
                    .is("expansion signals; read it by kind")
                    .tier(BUSINESS)
                    .better(UP)
                    .by(KIND, new Division.OfRows<>(Words.all(ExpansionKind.class), ContactEvent.KIND))
                    .misleads(
                            "A question about a feature is no purchase: it can also be one that the customer had expected"
                                    + " to have. Count what became of them.")
                    .build());

    private MoneyKpis() {}

    private static List<String> words() {
        return Words.all(RevenueKind.class);
    }

    private static List<Value<Contact>> amounts(List<String> kinds) {
        return Arrays.stream(RevenueKind.values())
                .filter(kind -> kinds.contains(Words.of(kind)))
                .map(ContactColumns::revenue)
                .toList();
    }
}
