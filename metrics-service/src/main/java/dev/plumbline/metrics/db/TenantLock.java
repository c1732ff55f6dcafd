package dev.plumbline.metrics.db;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Keeps a tenant's consumers and a refold of the same tenant apart, until the transaction ends. Consumers share it:
 * among them a conversation has only one, that of its partition.
 */
final class TenantLock {
    private TenantLock() {}

    static void share(Connection connection, String tenant) throws SQLException {
        take(connection, "pg_advisory_xact_lock_shared", tenant);
    }

    /** Gives back what was shared since a savepoint of this name, and holds. Nobody can do the one while doing the other. */
    static void holdInstead(Connection connection, String tenant, String savepoint) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("rollback to savepoint " + savepoint);
        }
        hold(connection, tenant);
    }

    static void hold(Connection connection, String tenant) throws SQLException {
        take(connection, "pg_advisory_xact_lock", tenant);
    }

    private static void take(Connection connection, String function, String tenant) throws SQLException {
        try (var lock =
                connection.prepareStatement("select " + function + "(hashtextextended('plumbline.facts|' || ?, 0))")) {
            lock.setString(1, tenant);
            lock.execute();
        }
    }
}
