package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tenants, their settings and keys. Every change is told to all services in the same transaction. */
public interface TenantStore {
    List<Tenant> all();

    Optional<Tenant> find(String id);

    /** Adds a tenant; false when there is one of that id. */
    boolean create(Tenant tenant);

    /** Replaces settings and keys of a tenant with what the change makes of them; empty when there is none of that id. */
    Optional<Tenant> change(String id, UnaryOperator<Tenant> change);

    /** Tells all services of all tenants once more: Kafka may have been emptied. */
    void republish();
}
