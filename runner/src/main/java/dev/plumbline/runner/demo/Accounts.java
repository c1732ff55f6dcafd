package dev.plumbline.runner.demo;

import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.CustomerEvent.ChurnReason;
import dev.plumbline.contract.CustomerEvent.ChurnTheme;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of customers: who they are, how they use the product, whether they stay. Support has a part in it. */
final class Accounts {
    private static final List<String> FEATURES = List.of("reports", "dashboards", "exports", "automation", "api");

    private final Story story;
    private final Grievances grievances;
    private final Dice dice;
    private final List<SupportEvent> events = new ArrayList<>();

    Accounts(Story story, Grievances grievances, Dice dice) {
        this.story = story;
        this.grievances = grievances;
        this.dice = dice;
    }

    List<SupportEvent> of(Customers customers) {
        for (var customer : customers.all()) {
            events.add(profile(customer, story));
            switch (customer.business()) {
                case SHOP -> shops(customer);
                case SAAS -> subscribes(customer);
            }
        }
        return events;
    }

    /** Known from the first day on, or since the customer signed up. */
    static CustomerEvent.Updated profile(Customer customer, Story story) {
        var known = customer.signedUpAt().isAfter(story.start()) ? customer.signedUpAt() : story.start();
        return new CustomerEvent.Updated(
                header(customer, "profile", known),
                Optional.of(customer.segment()),
                customer.planTier(),
                Optional.of(customer.lifecycleStage()),
                Optional.of(customer.accountValue()),
                Optional.of(customer.vip()),
                Optional.of(customer.region()),
                customer.accountSize(),
                Optional.of(customer.signedUpAt()),
                customer.renewalAt(),
                customer.email(),
                Optional.of(customer.locale()));
    }

    /** A shopper seldom says goodbye; a few close their account after support has failed them. */
    private void shops(Customer customer) {
        var hurt = grievances.before(customer, story.end());
        if (hurt > 0 && dice.chance(0.04 * hurt)) {
            grievances.lastContact(customer).ifPresent(it -> churns(customer, it.plus(someDays()), hurt));
        }
    }

    private void subscribes(Customer customer) {
        var renewal = customer.renewalAt().orElseThrow();
        var hurt = grievances.before(customer, renewal);
        var leaves = dice.chance(0.03 + 0.11 * hurt);

        var soundness = dice.between(45, 92) - (hurt > 0 ? 20 : 0);
        var atRisk = soundness < 50;
        if (renewal.isBefore(story.end().plus(Duration.ofDays(45))) && atRisk && dice.chance(0.6)) {
            events.add(new CustomerEvent.Contacted(
                    header(customer, "contacted", renewal.minus(someDays())),
                    Optional.of(customer.vip() ? "account_manager_call" : "renewal_email"),
                    Optional.of(leaves ? "no_answer" : "reassured")));
        }
        var decided = leaves
                ? grievances
                        .lastContact(customer)
                        .filter(renewal::isBefore)
                        .map(it -> it.plus(Duration.ofHours(8)))
                        .orElse(renewal)
                : renewal;
        if (leaves) {
            churns(customer, decided, hurt);
        } else {
            renews(customer, renewal);
        }
        uses(customer, leaves ? decided : story.end(), soundness);
    }

    private void renews(Customer customer, Instant renewal) {
        events.add(
                new CustomerEvent.Renewed(header(customer, "renewed", renewal), Optional.of(customer.accountValue())));
        events.add(new CustomerEvent.Updated(
                header(customer, "renewal", renewal.plusSeconds(5)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("adopted"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(renewal.plus(Customer.term(customer.segment()))),
                Optional.empty(),
                Optional.empty()));
    }

    private void churns(Customer customer, Instant at, long hurt) {
        var reason = hurt > 0 && dice.chance(0.7)
                ? ChurnReason.SUPPORT
                : dice.pick(List.of(ChurnReason.PRODUCT, ChurnReason.PRICING, ChurnReason.OTHER));
        var theme = reason == ChurnReason.SUPPORT
                ? Optional.of(dice.pick(List.of(
                        ChurnTheme.UNRESOLVED_ISSUE, ChurnTheme.REPEATED_CONTACT, ChurnTheme.DELAYED_RESOLUTION)))
                : Optional.<ChurnTheme>empty();
        events.add(new CustomerEvent.Churned(header(customer, "churned", at), Optional.of(reason), theme));
    }

    /** A figure every other week of how well the customer does in the product. */
    private void uses(Customer customer, Instant until, double soundness) {
        var at = (customer.signedUpAt().isAfter(story.start()) ? customer.signedUpAt() : story.start())
                .plus(dice.between(Duration.ofHours(6), Duration.ofDays(14)));
        for (var number = 1; at.isBefore(until) && at.isBefore(story.end()); number++) {
            var score = Math.clamp(Math.round(soundness + dice.between(-12, 12)), 0, 100);
            events.add(new CustomerEvent.Active(
                    header(customer, "active-" + number, at), Optional.of(dice.pick(FEATURES)), Optional.of((double)
                            score)));
            at = at.plus(Duration.ofDays(13)).plus(dice.between(Duration.ZERO, Duration.ofDays(2)));
        }
    }

    private Duration someDays() {
        return dice.between(Duration.ofDays(1), Duration.ofDays(9));
    }

    private static Header header(Customer customer, String what, Instant at) {
        return Header.of(customer.business().backOffice(), customer.id() + "-" + what, at, customer.id());
    }
}
