package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where rejections are kept. Everything runs on the connection of a transaction, which decides whose are seen. */
public interface QuarantineStore {
    /** Keeps what came from {@code support.rejected}; what is known stays as it is. */
    void add(Connection connection, List<RejectedEvent> rejected) throws SQLException;

    /** Those that the filter means, after a position, in this order. */
    List<Rejection> list(
            Connection connection, String tenant, Filter filter, Optional<Position> after, Order order, int most)
            throws SQLException;

    Optional<Quarantined> find(Connection connection, String tenant, String id) throws SQLException;

    /** As {@link #find}; nobody else can settle it until the transaction ends. */
    Optional<Quarantined> lock(Connection connection, String tenant, String id) throws SQLException;

    void settle(Connection connection, String tenant, String id, State state) throws SQLException;

    /** How many are open, by reason. */
    Map<RejectedEvent.Reason, Long> open(Connection connection, String tenant) throws SQLException;

    /** How many are open, by reason, of all tenants. */
    Map<RejectedEvent.Reason, Long> open(Connection connection) throws SQLException;

    /** How many there are since, by day, service, reason and state; the newest day first. */
    List<DayCount> days(Connection connection, String tenant, Instant since, ZoneId zone) throws SQLException;

    /** Deletes some of those refused before; says how many. */
    int purge(Connection connection, Instant before) throws SQLException;

    /** By when they were refused. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    record DayCount(LocalDate day, String rejectedBy, RejectedEvent.Reason reason, State.Kind state, long count) {}
}
