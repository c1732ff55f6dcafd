package dev.plumbline.metrics.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** What is done with the rows of any table alike. */
final class Rows {
    private Rows() {}

    /** Removes a tenant's rows that have one of these ids. */
    static void remove(Connection connection, String tenant, String table, String idColumn, Collection<String> ids)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(
                "delete from " + table + " where tenant_id = ? and " + idColumn + " = any(?)")) {
            delete.setString(1, tenant);
            delete.setArray(2, connection.createArrayOf("text", ids.toArray()));
            delete.executeUpdate();
        }
    }
}
