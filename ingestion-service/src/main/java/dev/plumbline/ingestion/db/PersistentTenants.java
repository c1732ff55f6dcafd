package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.ingestion.tenancy.TenantStore;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Outbox;
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
import java.util.stream.Collectors;

/** The tenants in PostgreSQL, told to the others on {@code tenant.registry} through the outbox. */
@ApplicationScoped
class PersistentTenants implements TenantStore {
    private final TenantTransaction transactions;
    private final TenantRepository tenants;
    private final ApiKeyRepository keys;
    private final Outbox outbox;
    private final InstantSource clock;

    PersistentTenants(
            TenantTransaction transactions,
            TenantRepository tenants,
            ApiKeyRepository keys,
            Outbox outbox,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.keys = keys;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For the operator, who belongs to no tenant. */
    @Override
    public List<Tenant> all() {
        return transactions.acrossTenants(connection -> list());
    }

    @Override
    public Optional<Tenant> find(String id) {
        return transactions.in(id, connection -> tenants.findByIdOptional(id).map(this::tenant));
    }

    @Override
    public boolean create(Tenant tenant) {
        return transactions.in(tenant.id(), connection -> {
            if (!insert(connection, tenant)) {
                return false;
            }
            replaceKeys(tenant);
            publish(connection, tenant);
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
            var changed = change.apply(tenant(row));
            row.apply(changed);
            replaceKeys(changed);
            publish(connection, changed);
            return Optional.of(changed);
        });
    }

    @Override
    public void republish() {
        transactions.acrossTenants(connection -> {
            var all = list();
            for (var tenant : all) {
                publish(connection, tenant);
            }
            return all.size();
        });
    }

    private List<Tenant> list() {
        var keysOf = keys.list("revokedAt is null", Sort.by("id.tenantId", "id.id")).stream()
                .collect(Collectors.groupingBy(
                        it -> it.id.tenantId(), Collectors.mapping(ApiKeyEntity::key, Collectors.toList())));
        return tenants.listAll(Sort.by("id")).stream()
                .map(it -> it.tenant(keysOf.getOrDefault(it.id, List.of())))
                .toList();
    }

    private Tenant tenant(TenantEntity row) {
        return row.tenant(keys.ofTenant(row.id).stream().map(ApiKeyEntity::key).toList());
    }

    /** By hand, for only PostgreSQL can tell two who create the same tenant at once which of them came first. */
    private boolean insert(Connection connection, Tenant tenant) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into tenant (tenant_id, name, time_zone, currency, repeat_contact_window, sensitive_categories,
                    created_at)
                values (?, ?, ?, ?, ? * interval '1 second', ?, ?) on conflict do nothing""")) {
            insert.setString(1, tenant.id());
            insert.setString(2, tenant.name());
            insert.setString(3, tenant.timeZone().getId());
            insert.setString(4, tenant.currency());
            insert.setLong(5, tenant.repeatContactWindow().toSeconds());
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "text", tenant.sensitiveCategories().toArray()));
            insert.setObject(7, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    /** Keys that are no longer named are revoked. */
    private void replaceKeys(Tenant tenant) {
        var kept = tenant.keys().stream().map(Tenant.Key::id).collect(Collectors.toSet());
        keys.ofTenant(tenant.id()).stream()
                .filter(row -> !kept.contains(row.id.id()))
                .forEach(row -> row.revokedAt = clock.instant());
        for (var key : tenant.keys()) {
            var id = new ApiKeyEntity.Id(tenant.id(), key.id());
            var row = keys.findById(id);
            if (row == null) {
                row = new ApiKeyEntity();
                row.id = id;
                row.createdAt = clock.instant();
                row.apply(key);
                keys.persist(row);
            } else {
                row.apply(key);
            }
        }
    }

    private void publish(Connection connection, Tenant tenant) throws SQLException {
        outbox.append(connection, tenant.id(), Topics.TENANT_REGISTRY, tenant.id(), tenant);
    }
}
