package dev.plumbline.metrics.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.kit.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every event, once: unique by tenant, source and id. */
@ApplicationScoped
class EventStore {
    /** What was new among the events of one tenant, and what came before with other content. */
    record Appended(List<Received> fresh, List<Received> conflicts) {}

    private record Identity(String source, String id) {
        static Identity of(Received received) {
            return new Identity(received.event().source(), received.event().id());
        }
    }

    private static final String INSERT = """
            insert into event (tenant_id, source, id, type, subject, survey_id, time, time_nanos, extensions, data,
                               derived, digest, arrived_at)
            select ?, source, id, type, subject, survey_id, time, time_nanos, extensions::json, data::json,
                   derived::json, decode(digest, 'hex'), arrived_at
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::smallint[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                 as batch (source, id, type, subject, survey_id, time, time_nanos, extensions, data, derived, digest,
                           arrived_at)
            order by source collate "C", id collate "C"
            on conflict do nothing
            returning source, id""";

    /** Stores what is not there yet, as much of it as is kept. The events are of one tenant. */
    Appended append(Connection connection, String tenant, List<Received> events, Keeping keeping) throws SQLException {
        var digests = new HashMap<Identity, String>();
        var first = new LinkedHashMap<Identity, Received>();
        var conflicts = new ArrayList<Received>();
        for (var received : events) {
            var identity = Identity.of(received);
            var digest = ContentDigest.of(received.event());
            var known = digests.putIfAbsent(identity, digest);
            if (known == null) {
                first.put(identity, received);
            } else if (!known.equals(digest)) {
                conflicts.add(received);
            }
        }
        var stored = insert(connection, tenant, first, digests, keeping);
        var repeated = new LinkedHashMap<>(first);
        repeated.keySet().removeAll(stored);
        storedDigests(connection, tenant, repeated.keySet()).forEach((identity, digest) -> {
            if (!digest.equals(digests.get(identity))) {
                conflicts.add(repeated.get(identity));
            }
        });
        first.keySet().retainAll(stored);
        return new Appended(List.copyOf(first.values()), conflicts);
    }

    private static Set<Identity> insert(
            Connection connection,
            String tenant,
            Map<Identity, Received> events,
            Map<Identity, String> digests,
            Keeping keeping)
            throws SQLException {
        var stored = new HashSet<Identity>();
        try (var insert = connection.prepareStatement(INSERT)) {
            var column = new Columns(connection, insert, events.values());
            insert.setString(1, tenant);
            column.set(2, "text", it -> it.event().source());
            column.set(3, "text", it -> it.event().id());
            column.set(4, "text", it -> it.raw().type());
            column.set(5, "text", it -> it.event().subject().orElse(""));
            column.set(6, "text", it -> it.event() instanceof SurveyEvent survey ? survey.surveyId() : null);
            column.set(7, "timestamptz", it -> SqlTime.micros(it.event().time()).toString());
            column.set(8, "smallint", it -> SqlTime.nanosBelow(it.event().time()));
            column.set(9, "text", it -> it.raw().extensions().isEmpty() ? null : json(extensions(it.raw())));
            column.set(10, "text", it -> json(keeping.data(it)));
            column.set(
                    11,
                    "text",
                    it -> keeping.derived(it).map(DerivedJson::write).orElse(null));
            column.set(12, "text", it -> digests.get(Identity.of(it)));
            column.set(13, "timestamptz", it -> it.arrivedAt().toString());
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    stored.add(new Identity(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return stored;
    }

    private static Map<Identity, String> storedDigests(
            Connection connection, String tenant, Collection<Identity> identities) throws SQLException {
        var digests = new HashMap<Identity, String>();
        if (identities.isEmpty()) {
            return digests;
        }
        try (var select = connection.prepareStatement("""
                select source, id, encode(digest, 'hex') from event
                join unnest(?::text[], ?::text[]) as asked (source, id) using (source, id) where tenant_id = ?""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", identities.stream().map(Identity::source).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", identities.stream().map(Identity::id).toArray()));
            select.setString(3, tenant);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    digests.put(new Identity(rows.getString(1), rows.getString(2)), rows.getString(3));
                }
            }
        }
        return digests;
    }

    /** The events of these subjects, by subject. */
    Map<String, List<SupportEvent>> ofSubjects(Connection connection, String tenant, Collection<String> subjects)
            throws SQLException {
        return load(connection, tenant, "subject", subjects, it -> it.subject().orElse(""));
    }

    /** The events of these surveys, by survey id. */
    Map<String, List<SupportEvent>> ofSurveys(Connection connection, String tenant, Collection<String> surveyIds)
            throws SQLException {
        return load(
                connection,
                tenant,
                "survey_id",
                surveyIds,
                it -> it instanceof SurveyEvent survey ? survey.surveyId() : "");
    }

    private static Map<String, List<SupportEvent>> load(
            Connection connection,
            String tenant,
            String column,
            Collection<String> values,
            Function<SupportEvent, String> key)
            throws SQLException {
        var events = new HashMap<String, List<SupportEvent>>();
        if (values.isEmpty()) {
            return events;
        }
        try (var select = connection.prepareStatement(
                "select source, id, type, subject, time, time_nanos, extensions, data from event where tenant_id = ? and "
                        + column + " = any(?)")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", values.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var event = read(rows);
                    events.computeIfAbsent(key.apply(event), it -> new ArrayList<>())
                            .add(event);
                }
            }
        }
        return events;
    }

    /** The event of a row with source, id, type, subject, time, time_nanos, extensions and data. */
    static SupportEvent read(ResultSet row) throws SQLException {
        try {
            var extensions = new LinkedHashMap<String, JsonNode>();
            var stored = row.getString("extensions");
            if (stored != null) {
                ContractJson.mapper()
                        .readTree(stored)
                        .properties()
                        .forEach(it -> extensions.put(it.getKey(), it.getValue()));
            }
            return EventReader.read(new CloudEvent(
                    row.getString("id"),
                    row.getString("source"),
                    row.getString("type"),
                    time(row).toString(),
                    Optional.of(row.getString("subject")).filter(it -> !it.isEmpty()),
                    extensions,
                    ContractJson.mapper().readTree(row.getString("data"))));
        } catch (JsonProcessingException | InvalidEventException defect) {
            throw new IllegalStateException(
                    "A stored event no longer keeps the contract: " + row.getString("source") + " "
                            + row.getString("id"),
                    defect);
        }
    }

    private static Instant time(ResultSet row) throws SQLException {
        return row.getObject("time", OffsetDateTime.class).toInstant().plusNanos(row.getShort("time_nanos"));
    }

    private static JsonNode extensions(CloudEvent event) {
        var node = JsonNodeFactory.instance.objectNode();
        event.extensions().forEach(node::set);
        return node;
    }

    private static String json(JsonNode node) {
        return node.toString();
    }

    /** Binds one array per column. */
    private record Columns(Connection connection, PreparedStatement statement, Collection<Received> events) {
        void set(int index, String type, Function<Received, Object> field) throws SQLException {
            statement.setArray(
                    index,
                    connection.createArrayOf(type, events.stream().map(field).toArray()));
        }
    }
}
