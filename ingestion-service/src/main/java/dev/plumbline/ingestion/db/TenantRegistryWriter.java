package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.ingestion.tenancy.KeyRing;
import dev.plumbline.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/** Tells all services of a tenant, in the transaction of its change. */
@ApplicationScoped
class TenantRegistryWriter {
    private final Outbox outbox;
    private final InstantSource clock;

    TenantRegistryWriter(Outbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes the tenant with those of its keys that open doors now; returns what was written. */
    Tenant write(Connection connection, Tenant settings, KeyRing ring) throws SQLException {
        var tenant = settings.with(ring.published(clock.instant()));
        outbox.append(connection, tenant.id(), Topics.TENANT_REGISTRY, tenant.id(), tenant);
        return tenant;
    }
}
