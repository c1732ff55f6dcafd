package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tenants and their settings. Every change is told to all services in the same transaction. */
public interface TenantStore {
    /** So many of them by id, behind one of them; for the operator, who belongs to no tenant. */
    List<Tenant> list(Optional<String> after, int limit);

    Optional<Tenant> find(String id);

    /** Adds a tenant with its first key; false when there is one of that id. */
    boolean create(Tenant tenant, ApiKey first);

    /** Replaces the settings of a tenant with what the change makes of them; empty when there is none of that id. */
    Optional<Tenant> change(String id, UnaryOperator<Tenant> change);

    /** Tells all services of all tenants once more: Kafka may have been emptied. */
    void republish();
}
