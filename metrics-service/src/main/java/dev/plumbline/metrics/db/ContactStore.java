package dev.plumbline.metrics.db;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.metrics.fact.OpenSpan;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.ContactColumns;
import dev.plumbline.metrics.kpi.ContactEvent;
import dev.plumbline.metrics.kpi.Dimension;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts. A row is replaced whole whenever its events or its customer say something new. */
@ApplicationScoped
class ContactStore {
    /** A contact as its links need it, with the link that is stored for it. */
    record Linked(String customerId, RepeatLinks.Candidate candidate, RepeatLinks.Link link) {}

    /**
     * Replaces the rows of these subjects by the contacts that their events make now; a subject can make none. One
     * JSON parameter carries all rows: their columns are those of the declarations.
     */
    void replace(Connection connection, String tenant, Collection<String> subjects, Collection<Contact> contacts)
            throws SQLException {
        remove(connection, tenant, subjects);
        if (contacts.isEmpty()) {
            return;
        }
        var rows = JsonNodeFactory.instance.arrayNode(contacts.size());
        contacts.forEach(contact -> rows.add(row(tenant, contact)));
        try (var insert = connection.prepareStatement(
                "insert into contact select * from json_populate_recordset(null::contact, ?::json)")) {
            insert.setString(1, rows.toString());
            insert.executeUpdate();
        }
    }

    private static void remove(Connection connection, String tenant, Collection<String> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from contact where tenant_id = ? and id = any(?)")) {
            delete.setString(1, tenant);
            delete.setArray(2, connection.createArrayOf("text", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private static ObjectNode row(String tenant, Contact contact) {
        var row = JsonNodeFactory.instance.objectNode();
        row.put("tenant_id", tenant)
                .put("id", contact.id())
                .put("opened_at", SqlTime.micros(contact.openedAt()).toString());
        contact.customerId().ifPresent(it -> row.put("customer_id", it));
        contact.resolvedAt()
                .ifPresent(it -> row.put("resolved_at", SqlTime.micros(it).toString()));
        contact.settledAt()
                .ifPresent(it -> row.put("settled_at", SqlTime.micros(it).toString()));
        contact.escalatedAt()
                .ifPresent(it -> row.put("escalated_at", SqlTime.micros(it).toString()));
        contact.link().repeatOf().ifPresent(it -> row.put("repeat_of", it));
        if (contact instanceof Contact.Conversation conversation) {
            conversation.fact().labels().ownSegment().ifPresent(it -> row.put("own_segment", it));
        }
        row.put(
                "open_during",
                contact.open().stream().map(ContactStore::range).collect(Collectors.joining(",", "{", "}")));
        row.put("open_until", openUntil(contact));
        row.set("tags", texts(contact.tags()));
        row.set("articles", texts(contact.articles()));
        var gaps = ContactEvent.gaps(contact);
        row.set("gap_themes", texts(gaps.stream().map(ContactEvent::word).toList()));
        row.set("gap_articles", texts(gaps.stream().map(ContactEvent::article).toList()));
        row.set(
                "signal_kinds",
                texts(ContactEvent.signals(contact).stream()
                        .map(ContactEvent::word)
                        .toList()));
        for (var dimension : Dimension.values()) {
            row.put(dimension.column(), contact.dimension(dimension));
        }
        ContactColumns.flags().forEach(flag -> row.put(flag.column(), flag.holds(contact)));
        ContactColumns.values().forEach(value -> value.of(contact).ifPresent(it -> row.put(value.column(), it)));
        return row;
    }

    /** The end of its last open span: what an instant is later than, the contact was not open at. */
    private static String openUntil(Contact contact) {
        return contact.open().isEmpty()
                ? "-infinity"
                : contact.open()
                        .getLast()
                        .until()
                        .map(it -> SqlTime.micros(it).toString())
                        .orElse("infinity");
    }

    private static String range(OpenSpan span) {
        return "(" + SqlTime.micros(span.after()) + ","
                + span.until().map(it -> SqlTime.micros(it) + "]").orElse(")");
    }

    private static ArrayNode texts(List<String> values) {
        var array = JsonNodeFactory.instance.arrayNode();
        values.forEach(array::add);
        return array;
    }

    /** The customers that these contacts are stored under at the moment. */
    Collection<String> customersOf(Connection connection, String tenant, Collection<String> ids) throws SQLException {
        var customers = new ArrayList<String>();
        try (var select = connection.prepareStatement(
                "select distinct customer_id from contact where tenant_id = ? and id = any(?) and customer_id is not null")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    customers.add(rows.getString(1));
                }
            }
        }
        return customers;
    }

    /** All contacts of these customers. */
    List<Linked> ofCustomers(Connection connection, String tenant, Collection<String> customers) throws SQLException {
        var contacts = new ArrayList<Linked>();
        try (var select = connection.prepareStatement("""
                select id, customer_id, conversation, category, opened_at, settled_at, repeat_of, repeated
                from contact where tenant_id = ? and customer_id = any(?)""")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", customers.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    contacts.add(new Linked(
                            rows.getString("customer_id"),
                            new RepeatLinks.Candidate(
                                    rows.getString("id"),
                                    !rows.getBoolean("conversation"),
                                    rows.getString("category"),
                                    instant(rows, "opened_at").orElseThrow(),
                                    instant(rows, "settled_at")),
                            new RepeatLinks.Link(
                                    Optional.ofNullable(rows.getString("repeat_of")), rows.getBoolean("repeated"))));
                }
            }
        }
        return contacts;
    }

    /** Sets the links of contacts that are otherwise as they were. */
    void relink(Connection connection, String tenant, Map<String, RepeatLinks.Link> links) throws SQLException {
        if (links.isEmpty()) {
            return;
        }
        var ids = links.keySet().stream().sorted().toList();
        try (var update = connection.prepareStatement("""
                update contact set repeat_of = link.repeat_of, repeat = link.repeat_of is not null, repeated = link.repeated
                from unnest(?::text[], ?::text[], ?::boolean[]) as link (id, repeat_of, repeated)
                where tenant_id = ? and contact.id = link.id""")) {
            update.setArray(1, connection.createArrayOf("text", ids.toArray()));
            update.setArray(
                    2,
                    column(
                            connection,
                            "text",
                            ids,
                            it -> links.get(it).repeatOf().orElse(null)));
            update.setArray(
                    3, column(connection, "boolean", ids, it -> links.get(it).repeated()));
            update.setString(4, tenant);
            update.executeUpdate();
        }
    }

    private static Array column(Connection connection, String type, List<String> ids, Function<String, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, ids.stream().map(value).toArray());
    }

    /** Sets the customer's dimensions on all their contacts. */
    void describe(Connection connection, String tenant, Map<String, Profile> profiles) throws SQLException {
        if (profiles.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("""
                update contact set segment = coalesce(own_segment, ?), plan_tier = ?, region = ?, lifecycle_stage = ?,
                    account_size = ?, vip = ? where tenant_id = ? and customer_id = ?""")) {
            for (var profile : new java.util.TreeMap<>(profiles).entrySet()) {
                var column = 1;
                for (var dimension : CustomerStore.DIMENSIONS) {
                    update.setString(column++, Contact.customerDimension(profile.getValue(), dimension));
                }
                update.setString(column++, tenant);
                update.setString(column, profile.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
