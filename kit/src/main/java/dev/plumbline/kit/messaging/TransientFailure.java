package dev.plumbline.kit.messaging;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away or busy, where waiting helps, from data that it will never take. */
final class TransientFailure {
    /** SQLSTATE classes: connection, transaction rollback (deadlock), resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private TransientFailure() {}

    static boolean isCause(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null
                        || sql.getSQLState().length() < 2
                        || CLASSES.contains(sql.getSQLState().substring(0, 2));
            }
            if (cause instanceof jakarta.transaction.RollbackException && cause.getCause() == null) {
                return true;
            }
        }
        return false;
    }
}
