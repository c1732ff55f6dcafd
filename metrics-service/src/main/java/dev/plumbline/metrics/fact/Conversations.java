package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Tenant;
import java.util.Optional;

/** Where single conversations are found. */
public interface Conversations {
    /** A tenant's conversation; empty when it never opened. */
    Optional<ConversationDetail> find(Tenant tenant, String id);
}
