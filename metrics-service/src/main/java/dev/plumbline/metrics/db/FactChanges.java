package dev.plumbline.metrics.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** That a tenant's facts changed, noted in the transaction that changes them. */
final class FactChanges {
    private FactChanges() {}

    /** A row of its own each time: nobody waits for anybody to write it. */
    static void note(Connection connection, String tenant, Instant at) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into fact_change (tenant_id, changed_at) values (?, ?)")) {
            insert.setString(1, tenant);
            insert.setObject(2, SqlTime.micros(at).atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    /**
     * Forgets what happened before an instant. Figures asked for after this hold all of it; what another transaction
     * changes meanwhile stays noted.
     */
    static void forget(Connection connection, String tenant, Instant until) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from fact_change where tenant_id = ? and changed_at < ?")) {
            delete.setString(1, tenant);
            delete.setObject(2, SqlTime.micros(until).atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
