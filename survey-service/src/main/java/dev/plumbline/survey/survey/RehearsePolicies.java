package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Channel;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trigger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Tells what policies would have done with what happened: who would have been sent what, and why others would not. Nothing is
 * sent. Conversations are looked at as they are known now, and nobody was sent anything before.
 */
public final class RehearsePolicies {
    private final Knowledge knowledge;
    private final Function<String, ZoneId> zones;
    private final Transactions transactions;

    public RehearsePolicies(Knowledge knowledge, Function<String, ZoneId> zones, Transactions transactions) {
        this.knowledge = knowledge;
        this.zones = zones;
        this.transactions = transactions;
    }

    /**
     * What would have happened.
     *
     * @param conversations that were resolved in the period
     * @param byPolicy in the order of the policies
     */
    public record Rehearsal(long conversations, Map<String, Tally> byPolicy) {}

    /** How many surveys a policy would have sent, and how many not, by the reason. */
    public record Tally(long sent, Map<String, Long> skipped) {
        private static final Tally NOTHING = new Tally(0, Map.of());

        Tally sentOne() {
            return new Tally(sent + 1, skipped);
        }

        Tally skippedOne(String reason) {
            var more = new TreeMap<>(skipped);
            more.merge(reason, 1L, Long::sum);
            return new Tally(sent, more);
        }
    }

    public Rehearsal rehearse(String tenant, List<Policy> policies, Instant from, Instant to) {
        return transactions.in(tenant, () -> new Run(tenant, policies).over(from, to));
    }

    private final class Run {
        private final String tenant;
        private final List<Policy> policies;
        private final Map<String, Tally> tallies = new LinkedHashMap<>();
        private final Map<String, Instant> lastSent = new HashMap<>();
        private long conversations;

        Run(String tenant, List<Policy> policies) {
            this.tenant = tenant;
            this.policies = policies;
            policies.forEach(policy -> tallies.put(policy.id(), Tally.NOTHING));
        }

        Rehearsal over(Instant from, Instant to) {
            knowledge.forEachResolved(tenant, from, to, this::take);
            AskByCadence.ofCadence(policies)
                    .ifPresent(policy -> knowledge.forEachAddressed(tenant, customer -> {
                        if (policy.cadence().next(tenant, customer, from).isBefore(to)
                                && policy.samples(tenant, customer)) {
                            tallies.computeIfPresent(policy.id(), (id, tally) -> tally.sentOne());
                        }
                    }));
            return new Rehearsal(conversations, tallies);
        }

        private void take(Map<Ref, Conversation> page) {
            var customers = knowledge.customers(page.entrySet().stream()
                    .flatMap(entry -> TakeArrivals.customer(entry.getKey(), entry.getValue()).stream())
                    .toList());
            page.forEach((ref, conversation) -> {
                conversations++;
                take(conversation, TakeArrivals.customer(ref, conversation).map(customers::get));
            });
        }

        private void take(Conversation conversation, Optional<Customer> customer) {
            var traits = Etiquette.Recipient.traits(Optional.of(conversation), customer);
            var kinds = new HashSet<>();
            for (var policy : policies) {
                if (policy.trigger() != Trigger.CADENCE && policy.asksAbout(traits) && kinds.add(policy.kind())) {
                    var next = decide(policy, conversation, customer);
                    tallies.computeIfPresent(
                            policy.id(),
                            (id, tally) -> next.map(tally::skippedOne).orElseGet(tally::sentOne));
                }
            }
        }

        /** Why it would not have been sent; empty where it would. */
        private Optional<String> decide(Policy policy, Conversation conversation, Optional<Customer> customer) {
            var id = conversation.customer().map(Reading::value);
            if (id.isEmpty()) {
                return Optional.of("It is not known whose conversation it is.");
            }
            if (policy.channel() == Channel.EMAIL
                    && customer.flatMap(Customer::addressee).isEmpty()) {
                return Optional.of("No email address of the customer is known.");
            }
            var at = conversation.turn().orElseThrow().position().time().plus(policy.delay());
            var recipient = Etiquette.Recipient.of(
                    new Ref(tenant, id.get()),
                    Optional.of(conversation),
                    // When they last were in touch is known of today only.
                    customer.map(Customer::neverInTouch),
                    zones.apply(tenant),
                    Optional.ofNullable(lastSent.get(id.get())));
            return switch (Etiquette.decide(Optional.of(policy), recipient, at)) {
                case Etiquette.Skip skip -> Optional.of(skip.reason());
                case Etiquette.Wait wait -> {
                    lastSent.put(id.get(), wait.until());
                    yield Optional.empty();
                }
                case Etiquette.Send ignored -> {
                    lastSent.put(id.get(), at);
                    yield Optional.empty();
                }
            };
        }
    }
}
