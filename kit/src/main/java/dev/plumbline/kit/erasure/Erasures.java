package dev.plumbline.kit.erasure;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The service's table {@code erasure}: who was erased, by hashes that only this installation can make. It is needed as long
 * as what was told of them can come again: a consumer that is behind, an import of old events.
 */
@ApplicationScoped
public class Erasures {
    private final KeyHash hash;

    public Erasures(KeyHash hash) {
        this.hash = hash;
    }

    /**
     * Keeps an erasure, and keeps everybody who asks {@link #since} waiting until the transaction ends: whatever they store
     * afterwards they store knowing of it. Of a customer who was erased before, the pseudonym stays and the later time
     * counts.
     *
     * @return the erasure as it is kept
     */
    public CustomerErased remember(Connection connection, CustomerErased erased) throws SQLException {
        lock(connection, "pg_advisory_xact_lock", erased.tenant());
        try (var upsert = connection.prepareStatement("""
                insert into erasure (tenant_id, customer_hash, pseudonym, erased_at) values (?, ?, ?, ?)
                on conflict (tenant_id, customer_hash) do update
                    set erased_at = greatest(erasure.erased_at, excluded.erased_at)
                returning pseudonym, erased_at""")) {
            upsert.setString(1, erased.tenant());
            upsert.setString(2, hash(erased.tenant(), erased.customerId()));
            upsert.setString(3, erased.pseudonym());
            upsert.setObject(4, erased.erasedAt().atOffset(ZoneOffset.UTC));
            try (var kept = upsert.executeQuery()) {
                kept.next();
                return new CustomerErased(erased.tenant(), erased.customerId(), kept.getString(1), instant(kept, 2));
            }
        }
    }

    /**
     * The tenant's erasures at or after a moment. Until the transaction ends, nobody else of the tenant is erased.
     */
    public PastErasures since(Connection connection, String tenant, Instant moment) throws SQLException {
        lock(connection, "pg_advisory_xact_lock_shared", tenant);
        var found = new HashMap<String, PastErasures.Erased>();
        // A statement of its own: what it sees must be younger than the lock.
        try (var select = connection.prepareStatement(
                "select customer_hash, pseudonym, erased_at from erasure where tenant_id = ? and erased_at >= ?")) {
            select.setString(1, tenant);
            select.setObject(2, moment.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), new PastErasures.Erased(rows.getString(2), instant(rows, 3)));
                }
            }
        }
        return new PastErasures(tenant, Map.copyOf(found), customer -> hash(tenant, customer));
    }

    /**
     * The events as they may be kept: without those customers whose erasure takes them. For a service that keeps nothing
     * of an event that does not name its customer.
     */
    public List<Received> anonymous(Connection connection, List<Received> events) throws SQLException {
        var past = new HashMap<String, PastErasures>();
        // Tenants in one order: two consumers that hold each other's would wait for ever.
        var byTenant =
                events.stream().collect(Collectors.groupingBy(Received::tenant, TreeMap::new, Collectors.toList()));
        for (var own : byTenant.entrySet()) {
            past.put(own.getKey(), since(connection, own.getKey(), PastErasures.reach(own.getValue())));
        }
        return events.stream().map(it -> past.get(it.tenant()).anonymous(it)).toList();
    }

    /** With the tenant: that two tenants erased the same person is nobody's business. */
    private String hash(String tenant, String customer) {
        return hash.of("erasure|" + tenant + "|" + customer);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void lock(Connection connection, String function, String tenant) throws SQLException {
        try (var lock = connection.prepareStatement(
                "select " + function + "(hashtextextended(current_schema() || '.erasure.' || ?, 0))")) {
            lock.setString(1, tenant);
            lock.execute();
        }
    }
}
