package dev.plumbline.ingestion.db;

import dev.plumbline.contract.KeyUse;
import dev.plumbline.ingestion.tenancy.ApiKey;
import dev.plumbline.ingestion.tenancy.ApiKeyStore;
import dev.plumbline.ingestion.tenancy.KeyRing;
import dev.plumbline.kit.db.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The API keys in PostgreSQL, told to the others with their tenant. */
@ApplicationScoped
class PersistentApiKeys implements ApiKeyStore {
    private final TenantTransaction transactions;
    private final TenantRepository tenants;
    private final ApiKeyRepository keys;
    private final TenantRegistryWriter registry;
    private final InstantSource clock;

    PersistentApiKeys(
            TenantTransaction transactions,
            TenantRepository tenants,
            ApiKeyRepository keys,
            TenantRegistryWriter registry,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.keys = keys;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public List<ApiKey> list(String tenant, Optional<Position> after, int limit) {
        return transactions.in(
                tenant,
                connection -> keys.newest(tenant, after, limit).stream()
                        .map(ApiKeyEntity::key)
                        .toList());
    }

    @Override
    public Optional<KeyRing> change(String tenant, UnaryOperator<KeyRing> change) {
        return transactions.in(tenant, connection -> {
            var row = tenants.findById(tenant, LockModeType.PESSIMISTIC_WRITE);
            if (row == null) {
                return Optional.empty();
            }
            var before = keys.ring(tenant);
            var after = change.apply(before);
            save(tenant, before, after);
            registry.write(connection, row.tenant(), after);
            return Optional.of(after);
        });
    }

    @Override
    public void noteUses(Connection connection, List<KeyUse> uses) throws SQLException {
        try (var update = connection.prepareStatement("""
                update api_key set last_used_at = ?, last_used_by = ?
                where tenant_id = ? and id = ? and (last_used_at is null or last_used_at < ?)""")) {
            for (var use : uses) {
                var at = use.lastUsedAt().atOffset(ZoneOffset.UTC);
                update.setObject(1, at);
                update.setString(2, use.service());
                update.setString(3, use.tenant());
                update.setString(4, use.keyId());
                update.setObject(5, at);
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Makes of the rows what the ring has become; those that are no longer on it are revoked. */
    void save(String tenant, KeyRing before, KeyRing after) {
        before.keys().stream()
                .filter(key -> after.find(key.id()).isEmpty())
                .forEach(key -> keys.findById(new ApiKeyEntity.Id(tenant, key.id())).revokedAt = clock.instant());
        after.keys().stream().filter(key -> !before.keys().contains(key)).forEach(key -> save(tenant, key));
    }

    private void save(String tenant, ApiKey key) {
        var id = new ApiKeyEntity.Id(tenant, key.id());
        var known = keys.findByIdOptional(id);
        var row = known.orElseGet(ApiKeyEntity::new);
        row.apply(key);
        if (known.isEmpty()) {
            row.id = id;
            row.createdAt = key.createdAt();
            keys.persist(row);
        }
    }
}
