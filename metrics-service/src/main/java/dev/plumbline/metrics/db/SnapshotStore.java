package dev.plumbline.metrics.db;

import dev.plumbline.metrics.snapshot.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When each tenant's figures were looked at for snapshots, and what was told of them last. */
@ApplicationScoped
class SnapshotStore {

    /**
     * The tenants to look at: those whose facts changed since, and those last looked at so long ago that their windows
     * have moved on.
     *
     * @param until the minute that would be looked at; nobody is looked at twice in one
     * @param longAgo before this, without any change
     */
    List<String> due(Connection connection, Instant until, Instant longAgo) throws SQLException {
        var tenants = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                select tenant_id from snapshot_look where until <= ?
                union
                select tenant_id from fact_change
                where tenant_id not in (select tenant_id from snapshot_look where until >= ?)
                order by tenant_id""")) {
            select.setObject(1, longAgo.atOffset(ZoneOffset.UTC));
            select.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    tenants.add(rows.getString(1));
                }
            }
        }
        return tenants;
    }

    /** Makes this transaction the one that looks at a tenant; false, where another does or has done so. */
    boolean take(Connection connection, String tenant, Instant until) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into snapshot_look (tenant_id, until) values (?, '-infinity') on conflict do nothing")) {
            insert.setString(1, tenant);
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement(
                "select 1 from snapshot_look where tenant_id = ? and until < ? for update skip locked")) {
            select.setString(1, tenant);
            select.setObject(2, until.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    void looked(Connection connection, String tenant, Instant until) throws SQLException {
        try (var update = connection.prepareStatement("update snapshot_look set until = ? where tenant_id = ?")) {
            update.setObject(1, until.atOffset(ZoneOffset.UTC));
            update.setString(2, tenant);
            update.executeUpdate();
        }
    }

    /** What was told last, by key. */
    Map<String, News.Told> told(Connection connection, String tenant) throws SQLException {
        var told = new TreeMap<String, News.Told>();
        try (var select = connection.prepareStatement("select key, value, n from snapshot where tenant_id = ?")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var value = rows.getDouble("value");
                    told.put(
                            rows.getString("key"),
                            new News.Told(rows.wasNull() ? Optional.empty() : Optional.of(value), rows.getLong("n")));
                }
            }
        }
        return told;
    }

    /** Remembers what is told now. */
    void remember(Connection connection, String tenant, News news) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into snapshot (tenant_id, key, value, n) values (?, ?, ?, ?)
                on conflict (tenant_id, key) do update set value = excluded.value, n = excluded.n""")) {
            for (var snapshot : news.changed()) {
                upsert.setString(1, tenant);
                upsert.setString(2, snapshot.key());
                upsert.setObject(3, snapshot.value().orElse(null), Types.DOUBLE);
                upsert.setLong(4, snapshot.n());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
        Rows.remove(connection, tenant, "snapshot", "key", news.ended());
    }
}
