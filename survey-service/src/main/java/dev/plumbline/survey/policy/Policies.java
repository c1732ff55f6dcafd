package dev.plumbline.survey.policy;

import java.util.List;
import java.util.Optional;

/** The policies that hold for a tenant, in its own order: of several that would ask the same customer, the first does. */
@FunctionalInterface
public interface Policies {
    List<Policy> of(String tenant);

    default Optional<Policy> find(String tenant, String id) {
        return of(tenant).stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
