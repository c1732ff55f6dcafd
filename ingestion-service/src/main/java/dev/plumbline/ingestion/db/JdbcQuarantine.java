package dev.plumbline.ingestion.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.quarantine.Filter;
import dev.plumbline.ingestion.quarantine.Position;
import dev.plumbline.ingestion.quarantine.QuarantineStore;
import dev.plumbline.ingestion.quarantine.Quarantined;
import dev.plumbline.ingestion.quarantine.Rejection;
import dev.plumbline.ingestion.quarantine.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table {@code rejected_event}. */
@ApplicationScoped
class JdbcQuarantine implements QuarantineStore {
    private static final String COLUMNS =
            "id, rejected_at, rejected_by, reason, violations, event_id, provider, cut, state, settled_at, settled_by, note";

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    @Override
    public void add(Connection connection, List<RejectedEvent> rejected) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into rejected_event (tenant_id, id, rejected_at, rejected_by, reason, violations, event_id,
                    provider, headers, body, cut)
                values (?, ?, ?, ?, ?, ?::json, ?, ?, ?::json, ?, ?) on conflict do nothing""")) {
            for (var event : rejected) {
                insert.setString(1, event.tenant());
                insert.setString(2, event.id());
                insert.setObject(3, utc(event.rejectedAt()));
                insert.setString(4, event.rejectedBy());
                insert.setString(5, event.reason().name());
                insert.setString(6, json(event.violations()));
                insert.setString(7, event.eventId().orElse(null));
                insert.setString(8, event.provider().orElse(null));
                insert.setString(9, json(event.headers()));
                insert.setString(10, event.body());
                insert.setBoolean(11, event.cut());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public List<Rejection> list(
            Connection connection, String tenant, Filter filter, Optional<Position> after, Order order, int most)
            throws SQLException {
        var sql = new StringBuilder("select ").append(COLUMNS).append(" from rejected_event");
        sql.append(" where tenant_id = ? and state = ?");
        var values = new ArrayList<Object>(List.of(tenant, filter.state().name()));
        filter.reason().ifPresent(it -> and(sql, values, "reason = ?", it.name()));
        filter.rejectedBy().ifPresent(it -> and(sql, values, "rejected_by = ?", it));
        filter.from().ifPresent(it -> and(sql, values, "rejected_at >= ?", utc(it)));
        filter.to().ifPresent(it -> and(sql, values, "rejected_at < ?", utc(it)));
        filter.eventId().ifPresent(it -> and(sql, values, "position(lower(?) in lower(event_id)) > 0", it));
        after.ifPresent(it -> {
            and(
                    sql,
                    values,
                    "(rejected_at, id) " + (order == Order.NEWEST_FIRST ? "<" : ">") + " (?, ?)",
                    utc(it.at()));
            values.add(it.id());
        });
        var direction = order == Order.NEWEST_FIRST ? " desc" : "";
        sql.append(" order by rejected_at")
                .append(direction)
                .append(", id")
                .append(direction)
                .append(" limit ?");
        values.add(most);
        try (var select = connection.prepareStatement(sql.toString())) {
            set(select, values);
            var rejections = new ArrayList<Rejection>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    rejections.add(rejection(rows));
                }
            }
            return rejections;
        }
    }

    @Override
    public Optional<Quarantined> find(Connection connection, String tenant, String id) throws SQLException {
        return find(connection, tenant, id, "");
    }

    @Override
    public Optional<Quarantined> lock(Connection connection, String tenant, String id) throws SQLException {
        return find(connection, tenant, id, " for update");
    }

    @Override
    public void settle(Connection connection, String tenant, String id, State state) throws SQLException {
        try (var update = connection.prepareStatement("""
                update rejected_event set state = ?, settled_at = ?, settled_by = ?, note = ?
                where tenant_id = ? and id = ?""")) {
            update.setString(1, state.kind().name());
            switch (state) {
                case State.Open open -> settled(update, null, null, Optional.empty());
                case State.Replayed replayed -> settled(update, replayed.at(), replayed.by(), replayed.eventId());
                case State.Dropped dropped -> settled(update, dropped.at(), dropped.by(), dropped.why());
            }
            update.setString(5, tenant);
            update.setString(6, id);
            update.executeUpdate();
        }
    }

    @Override
    public Map<RejectedEvent.Reason, Long> open(Connection connection, String tenant) throws SQLException {
        return counts(
                connection,
                "select reason, count(*) from rejected_event where tenant_id = ? and state = 'OPEN' group by reason",
                List.of(tenant));
    }

    @Override
    public Map<RejectedEvent.Reason, Long> open(Connection connection) throws SQLException {
        return counts(
                connection,
                "select reason, count(*) from rejected_event where state = 'OPEN' group by reason",
                List.of());
    }

    @Override
    public List<DayCount> days(Connection connection, String tenant, Instant since, ZoneId zone) throws SQLException {
        try (var select = connection.prepareStatement("""
                select (rejected_at at time zone ?)::date as day, rejected_by, reason, state, count(*)
                from rejected_event where tenant_id = ? and rejected_at >= ?
                group by day, rejected_by, reason, state order by day desc, rejected_by, reason, state""")) {
            set(select, List.of(zone.getId(), tenant, utc(since)));
            var counts = new ArrayList<DayCount>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.add(new DayCount(
                            rows.getObject(1, LocalDate.class),
                            rows.getString(2),
                            RejectedEvent.Reason.valueOf(rows.getString(3)),
                            State.Kind.valueOf(rows.getString(4)),
                            rows.getLong(5)));
                }
            }
            return counts;
        }
    }

    @Override
    public int purge(Connection connection, Instant before) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from rejected_event where (tenant_id, id) in
                    (select tenant_id, id from rejected_event where rejected_at < ? limit 5000)""")) {
            set(delete, List.of(utc(before)));
            return delete.executeUpdate();
        }
    }

    private static Optional<Quarantined> find(Connection connection, String tenant, String id, String lock)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "select " + COLUMNS + ", headers, body from rejected_event where tenant_id = ? and id = ?" + lock)) {
            set(select, List.of(tenant, id));
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Quarantined(
                                rejection(rows), read(rows.getString("headers"), HEADERS), rows.getString("body")))
                        : Optional.empty();
            }
        }
    }

    private static Map<RejectedEvent.Reason, Long> counts(Connection connection, String sql, List<?> values)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            set(select, values);
            var counts = new EnumMap<RejectedEvent.Reason, Long>(RejectedEvent.Reason.class);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(RejectedEvent.Reason.valueOf(rows.getString(1)), rows.getLong(2));
                }
            }
            return counts;
        }
    }

    private static Rejection rejection(ResultSet row) throws SQLException {
        return new Rejection(
                row.getString("id"),
                instant(row, "rejected_at"),
                row.getString("rejected_by"),
                RejectedEvent.Reason.valueOf(row.getString("reason")),
                read(row.getString("violations"), VIOLATIONS),
                Optional.ofNullable(row.getString("event_id")),
                Optional.ofNullable(row.getString("provider")),
                row.getBoolean("cut"),
                state(row));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (State.Kind.valueOf(row.getString("state"))) {
            case OPEN -> new State.Open();
            case REPLAYED -> new State.Replayed(instant(row, "settled_at"), row.getString("settled_by"), note(row));
            case DROPPED -> new State.Dropped(instant(row, "settled_at"), row.getString("settled_by"), note(row));
        };
    }

    private static Optional<String> note(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("note"));
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        sql.append(" and ").append(condition);
        values.add(value);
    }

    private static void set(PreparedStatement statement, List<?> values) throws SQLException {
        for (var index = 0; index < values.size(); index++) {
            statement.setObject(index + 1, values.get(index));
        }
    }

    private static void settled(PreparedStatement update, Instant at, String by, Optional<String> note)
            throws SQLException {
        update.setObject(2, at == null ? null : utc(at));
        update.setString(3, by);
        update.setString(4, note.orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String json(Object value) {
        try {
            return ContractJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Texts always have a JSON text", impossible);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("This class wrote it", impossible);
        }
    }
}
