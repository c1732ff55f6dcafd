package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.TenantPolicies;
import java.time.InstantSource;
import java.util.List;

/** Shows and replaces a tenant's policies. What was sent stays as it was sent; what is due is decided by the new ones. */
public final class ChangePolicies {
    private final TenantPolicies policies;
    private final Knowledge knowledge;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangePolicies(
            TenantPolicies policies, Knowledge knowledge, Transactions transactions, InstantSource clock) {
        this.policies = policies;
        this.knowledge = knowledge;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<Policy> read(String tenant) {
        return transactions.in(tenant, () -> policies.of(tenant));
    }

    public List<Policy> replace(String tenant, List<Policy> next) {
        return transactions.in(tenant, () -> {
            var before = AskByCadence.ofCadence(policies.of(tenant)).map(Policy::cadence);
            policies.replace(tenant, next, clock.instant());
            if (!before.equals(AskByCadence.ofCadence(next).map(Policy::cadence))) {
                knowledge.clearTurns(tenant);
            }
            return next;
        });
    }
}
