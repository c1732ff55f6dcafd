package dev.plumbline.survey.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where policies are kept. Used inside a transaction. */
public interface PolicyStore {
    /** A tenant's own; empty where it has said nothing. */
    Optional<List<Policy>> find(String tenant);

    void replace(String tenant, List<Policy> policies, Instant at);
}
