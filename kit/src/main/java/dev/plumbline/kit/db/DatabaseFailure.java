package dev.plumbline.kit.db;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells why a transaction failed: the database is away, its tables are not ours, or it will never take the data. */
public final class DatabaseFailure {
    /** SQLSTATE classes: connection, login, no such database, rollback (deadlock), resources, operator, system. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "28", "3D", "40", "53", "55", "57", "58");
    /** A primary that became a replica, and a session that the server ended for idling. */
    private static final Set<String> AWAY_STATES = Set.of("25006", "25P03");
    /** SQLSTATE classes: a table, column or right that this version of the service needs and does not find. */
    private static final Set<String> SCHEMA_CLASSES = Set.of("3F", "42");

    private DatabaseFailure() {}

    /** The database is away or busy: the same work can succeed later. */
    public static boolean isTransient(Throwable failure) {
        return sqlState(failure)
                .map(state -> state.length() < 2
                        || AWAY_CLASSES.contains(state.substring(0, 2))
                        || AWAY_STATES.contains(state))
                // A commit that failed without a word of the database's: the connection broke, or time ran out.
                .orElseGet(() -> parts(failure).anyMatch(DatabaseFailure::isOfTransactionManager));
    }

    /** The tables are not those that this service was built for: no data is to blame. */
    public static boolean isOfSchema(Throwable failure) {
        return sqlState(failure)
                .filter(state -> state.length() >= 2 && SCHEMA_CLASSES.contains(state.substring(0, 2)))
                .isPresent();
    }

    /** The first SQLSTATE found; the empty string when a driver or pool gave none. */
    private static Optional<String> sqlState(Throwable failure) {
        return parts(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(sql -> sql.getSQLState() == null ? "" : sql.getSQLState())
                .findFirst();
    }

    private static boolean isOfTransactionManager(Throwable failure) {
        return failure instanceof RollbackException
                || failure instanceof SystemException
                || failure instanceof HeuristicMixedException
                || failure instanceof HeuristicRollbackException;
    }

    /** The failure, its causes, and what was suppressed: a transaction manager hides the driver's words there. */
    private static Stream<Throwable> parts(Throwable failure) {
        return parts(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Stream<Throwable> parts(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return Stream.empty();
        }
        return Stream.concat(
                Stream.of(failure),
                Stream.concat(
                        parts(failure.getCause(), seen),
                        Stream.of(failure.getSuppressed()).flatMap(it -> parts(it, seen))));
    }
}
