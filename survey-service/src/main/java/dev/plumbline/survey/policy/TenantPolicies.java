package dev.plumbline.survey.policy;

import java.time.Instant;
import java.util.List;

/** Policies as tenants set them, and the one that holds until they do. Used inside a transaction. */
public final class TenantPolicies implements Policies {
    private final PolicyStore store;
    private final Policy atFirst;

    public TenantPolicies(PolicyStore store, Policy atFirst) {
        this.store = store;
        this.atFirst = atFirst;
    }

    @Override
    public List<Policy> of(String tenant) {
        return store.find(tenant).orElseGet(() -> List.of(atFirst));
    }

    public void replace(String tenant, List<Policy> policies, Instant at) {
        store.replace(tenant, policies, at);
    }
}
