package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.tenancy.ApiKey;
import dev.plumbline.ingestion.tenancy.KeyRing;
import dev.plumbline.ingestion.tenancy.TenantStore;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tenants in PostgreSQL, told to the others on {@code tenant.registry} through the outbox. */
@ApplicationScoped
class PersistentTenants implements TenantStore {
    private final TenantTransaction transactions;
    private final TenantRepository tenants;
    private final ApiKeyRepository keys;
    private final PersistentApiKeys keyStore;
    private final TenantRegistryWriter registry;
    private final InstantSource clock;

    PersistentTenants(
            TenantTransaction transactions,
            TenantRepository tenants,
            ApiKeyRepository keys,
            PersistentApiKeys keyStore,
            TenantRegistryWriter registry,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.keys = keys;
        this.keyStore = keyStore;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public List<Tenant> list(Optional<String> after, int limit) {
        return transactions.acrossTenants(
                connection -> tenants.find("id > ?1 order by id", after.orElse("")).page(0, limit).stream()
                        .map(TenantEntity::tenant)
                        .toList());
    }

    @Override
    public Optional<Tenant> find(String id) {
        return transactions.in(id, connection -> tenants.findByIdOptional(id).map(TenantEntity::tenant));
    }

    @Override
    public boolean create(Tenant tenant, ApiKey first) {
        return transactions.in(tenant.id(), connection -> {
            if (!insert(connection, tenant)) {
                return false;
            }
            tenants.findById(tenant.id()).apply(tenant);
            var ring = new KeyRing(List.of(first));
            keyStore.save(tenant.id(), new KeyRing(List.of()), ring);
            registry.write(connection, tenant, ring);
            return true;
        });
    }

    @Override
    public Optional<Tenant> change(String id, UnaryOperator<Tenant> change) {
        return transactions.in(id, connection -> {
            var row = tenants.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                return Optional.empty();
            }
            row.apply(change.apply(row.tenant()));
            return Optional.of(registry.write(connection, row.tenant(), keys.ring(id)));
        });
    }

    @Override
    public void republish() {
        transactions.acrossTenants(connection -> {
            // Locked before the keys are read: what is told must not be older than what a change tells in the meantime.
            var all = tenants.findAll(Sort.by("id"))
                    .withLock(LockModeType.PESSIMISTIC_WRITE)
                    .list();
            var rings = keys.rings();
            for (var row : all) {
                registry.write(connection, row.tenant(), rings.getOrDefault(row.id, new KeyRing(List.of())));
            }
            return all.size();
        });
    }

    /** By hand, for only PostgreSQL can tell two who create the same tenant at once which of them came first. */
    private boolean insert(Connection connection, Tenant tenant) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into tenant (tenant_id, name, time_zone, currency, repeat_contact_window, sensitive_categories,
                    created_at)
                values (?, ?, ?, ?, ? * interval '1 second', '{}', ?) on conflict do nothing""")) {
            insert.setString(1, tenant.id());
            insert.setString(2, tenant.name());
            insert.setString(3, tenant.timeZone().getId());
            insert.setString(4, tenant.currency());
            insert.setLong(5, tenant.repeatContactWindow().toSeconds());
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }
}
