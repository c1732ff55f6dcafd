package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Makes surveys of those customers whose turn has come, whatever they wrote. Whether they are sent, the etiquette says later. */
public final class AskByCadence {
    private static final int BATCH = 500;

    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Policies policies;
    private final Supplier<Collection<String>> tenants;
    private final Transactions transactions;
    private final InstantSource clock;

    public AskByCadence(
            Surveys surveys,
            Knowledge knowledge,
            Policies policies,
            Supplier<Collection<String>> tenants,
            Transactions transactions,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.policies = policies;
        this.tenants = tenants;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void askAllWhoseTurnIs() {
        for (var tenant : tenants.get()) {
            transactions.in(tenant, () -> ofCadence(policies.of(tenant))).ifPresent(policy -> {
                while (transactions.in(tenant, () -> askSome(tenant, policy)) == BATCH) {
                    // One transaction per batch keeps each of them short.
                }
            });
        }
    }

    /** One cadence is enough: the first. */
    public static Optional<Policy> ofCadence(List<Policy> policies) {
        return policies.stream()
                .filter(policy -> policy.enabled() && policy.trigger() == Trigger.CADENCE)
                .findFirst();
    }

    private int askSome(String tenant, Policy policy) {
        var now = clock.instant();
        var turns = knowledge.lockWhoseTurnIs(tenant, now, BATCH);
        var next = new TreeMap<Ref, Instant>();
        var asked = new ArrayList<Survey>();
        turns.forEach((customer, turn) -> {
            next.put(customer, policy.cadence().next(tenant, customer.id(), now));
            turn.ifPresent(at -> asked.add(Survey.atTurn(customer, policy.kind(), policy.id(), at)));
        });
        surveys.save(asked);
        knowledge.setTurns(next);
        return turns.size();
    }
}
