package dev.plumbline.metrics.db;

import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.kpi.Dimension;
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
import java.util.Optional;
import java.util.TreeMap;

/** Everybody who was named as a customer. To hold a customer's row is to be the one who may change their contacts. */
@ApplicationScoped
class CustomerStore {
    /** The dimensions that a profile gives, in the order of the update statements. */
    static final List<Dimension> DIMENSIONS = List.of(
            Dimension.SEGMENT,
            Dimension.PLAN_TIER,
            Dimension.REGION,
            Dimension.LIFECYCLE_STAGE,
            Dimension.ACCOUNT_SIZE,
            Dimension.VIP);

    /**
     * Locks customers until the transaction ends, in one order for all, and tells their profiles. Their facts are stale
     * from now on: whoever locks a customer is about to change something of theirs.
     *
     * @param seen the customers, and when one of the new events named them first; nothing, where none did
     */
    Map<String, Profile> lock(Connection connection, String tenant, Map<String, Optional<Instant>> seen)
            throws SQLException {
        var profiles = new HashMap<String, Profile>();
        if (seen.isEmpty()) {
            return profiles;
        }
        var sorted = new TreeMap<>(seen);
        var ids = connection.createArrayOf("text", sorted.keySet().toArray());
        var times = sorted.values().stream()
                .map(it -> it.map(SqlTime::micros).map(Instant::toString).orElse(null))
                .toArray();
        try (var insert = connection.prepareStatement("""
                insert into customer (tenant_id, customer_id, first_seen)
                select ?, id, seen from unnest(?::text[], ?::timestamptz[]) as named (id, seen) order by id collate "C"
                on conflict (tenant_id, customer_id) do update
                    set first_seen = least(customer.first_seen, excluded.first_seen), stale = true
                    where not customer.stale or excluded.first_seen < coalesce(customer.first_seen, 'infinity')""")) {
            insert.setString(1, tenant);
            insert.setArray(2, ids);
            insert.setArray(3, connection.createArrayOf("timestamptz", times));
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement(
                "select * from customer where tenant_id = ? and customer_id = any(?) order by customer_id for update")) {
            select.setString(1, tenant);
            select.setArray(2, ids);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    profiles.put(rows.getString("customer_id"), profile(rows));
                }
            }
        }
        return profiles;
    }

    Optional<Profile> find(Connection connection, String tenant, String customer) throws SQLException {
        try (var select =
                connection.prepareStatement("select * from customer where tenant_id = ? and customer_id = ?")) {
            select.setString(1, tenant);
            select.setString(2, customer);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(profile(rows)) : Optional.empty();
            }
        }
    }

    void update(Connection connection, String tenant, Map<String, Profile> profiles) throws SQLException {
        if (profiles.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("""
                update customer set segment = ?, plan_tier = ?, region = ?, lifecycle_stage = ?, account_size = ?,
                    vip = ?, account_value = ?, signed_up_at = ?, renewal_at = ?
                where tenant_id = ? and customer_id = ?""")) {
            for (var entry : profiles.entrySet()) {
                var profile = entry.getValue();
                update.setString(1, profile.segment().orElse(null));
                update.setString(2, profile.planTier().orElse(null));
                update.setString(3, profile.region().orElse(null));
                update.setString(4, profile.lifecycleStage().orElse(null));
                update.setString(5, profile.accountSize().orElse(null));
                update.setObject(6, profile.vip().orElse(null), java.sql.Types.BOOLEAN);
                update.setBigDecimal(7, profile.accountValue().orElse(null));
                update.setObject(8, offset(profile.signedUpAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                update.setObject(9, offset(profile.renewalAt()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                update.setString(10, tenant);
                update.setString(11, entry.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Sets when customers were named first, whatever is known of it. They have a row that is locked. */
    void knowSince(Connection connection, String tenant, Map<String, Instant> firstNamed) throws SQLException {
        if (firstNamed.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(
                "update customer set first_seen = ? where tenant_id = ? and customer_id = ?")) {
            for (var named : firstNamed.entrySet()) {
                update.setObject(1, SqlTime.micros(named.getValue()).atOffset(ZoneOffset.UTC));
                update.setString(2, tenant);
                update.setString(3, named.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    static Profile profile(ResultSet row) throws SQLException {
        var vip = row.getBoolean("vip");
        var knownVip = row.wasNull() ? Optional.<Boolean>empty() : Optional.of(vip);
        return new Profile(
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getString("plan_tier")),
                Optional.ofNullable(row.getString("region")),
                Optional.ofNullable(row.getString("lifecycle_stage")),
                Optional.ofNullable(row.getString("account_size")),
                knownVip,
                Optional.ofNullable(row.getBigDecimal("account_value")),
                instant(row, "signed_up_at"),
                instant(row, "renewal_at"));
    }

    private static OffsetDateTime offset(Optional<Instant> instant) {
        return instant.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
