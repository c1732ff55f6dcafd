package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Conversation;
import dev.plumbline.survey.survey.Customer;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Position;
import dev.plumbline.survey.survey.Reading;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.Turn;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables {@code conversation} and {@code customer}: whole batches at a time, on the connection of the transaction. */
@ApplicationScoped
class KnowledgeTables implements Knowledge {
    private static final Table<Conversation> CONVERSATION = new Table<>(
            "conversation",
            "customer_id, customer_position, turn_position, turn_resolved, turn_heard_at, turn_fresh",
            KnowledgeTables::readConversation,
            KnowledgeTables::writeConversation);
    private static final Table<Customer> CUSTOMER = new Table<>(
            "customer",
            "email, email_position, locale, locale_position",
            KnowledgeTables::readCustomer,
            KnowledgeTables::writeCustomer);

    private final AgroalDataSource dataSource;

    KnowledgeTables(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Map<Ref, Conversation> lockConversations(Set<Ref> conversations) {
        return on(connection -> CONVERSATION.lock(connection, conversations));
    }

    @Override
    public Map<Ref, Customer> lockCustomers(Set<Ref> customers) {
        return on(connection -> CUSTOMER.lock(connection, customers));
    }

    @Override
    public void saveConversations(Map<Ref, Conversation> conversations) {
        on(connection -> CONVERSATION.save(connection, conversations));
    }

    @Override
    public void saveCustomers(Map<Ref, Customer> customers) {
        on(connection -> CUSTOMER.save(connection, customers));
    }

    @Override
    public Set<Ref> rename(Ref customer, String pseudonym) {
        return on(connection -> {
            var conversations = new TreeSet<Ref>();
            try (var lock = connection.prepareStatement(
                    "select id from conversation where tenant_id = ? and customer_id = ? order by id for update")) {
                lock.setString(1, customer.tenant());
                lock.setString(2, customer.id());
                try (var rows = lock.executeQuery()) {
                    while (rows.next()) {
                        conversations.add(new Ref(customer.tenant(), rows.getString(1)));
                    }
                }
            }
            try (var update = connection.prepareStatement(
                    "update conversation set customer_id = ? where tenant_id = ? and customer_id = ?")) {
                update.setString(1, pseudonym);
                update.setString(2, customer.tenant());
                update.setString(3, customer.id());
                update.executeUpdate();
            }
            try (var delete = connection.prepareStatement("delete from customer where tenant_id = ? and id = ?")) {
                delete.setString(1, customer.tenant());
                delete.setString(2, customer.id());
                delete.executeUpdate();
            }
            return conversations;
        });
    }

    @Override
    public Optional<Conversation> conversation(Ref conversation) {
        return on(connection -> CONVERSATION.find(connection, conversation));
    }

    @Override
    public Optional<Customer> customer(Ref customer) {
        return on(connection -> CUSTOMER.find(connection, customer));
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Writer<T> {
        /** Fills the parameters of the table's columns, from the first on; returns how many. */
        int write(PreparedStatement statement, T value) throws SQLException;
    }

    /** Inside a transaction the data source hands out the transaction's own connection. */
    private <T> T on(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("What is known cannot be read or kept: " + failure.getMessage(), failure);
        }
    }

    private record Table<T>(String name, String columns, Reader<T> reader, Writer<T> writer) {
        /** Rows that are not there are made first: what has no row cannot be locked. */
        Map<Ref, T> lock(Connection connection, Set<Ref> wanted) throws SQLException {
            var known = new TreeMap<Ref, T>();
            if (wanted.isEmpty()) {
                return known;
            }
            try (var insert = connection.prepareStatement("insert into " + name
                    + " (tenant_id, id) select * from unnest(?::text[], ?::text[]) on conflict do nothing")) {
                setRefs(insert, wanted);
                insert.executeUpdate();
            }
            try (var select = connection.prepareStatement("select tenant_id, id, " + columns + " from " + name
                    + " where (tenant_id, id) in (select * from unnest(?::text[], ?::text[]))"
                    + " order by tenant_id, id for update")) {
                setRefs(select, wanted);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        known.put(new Ref(rows.getString("tenant_id"), rows.getString("id")), reader.read(rows));
                    }
                }
            }
            return known;
        }

        Optional<T> find(Connection connection, Ref ref) throws SQLException {
            try (var select = connection.prepareStatement(
                    "select " + columns + " from " + name + " where tenant_id = ? and id = ?")) {
                select.setString(1, ref.tenant());
                select.setString(2, ref.id());
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
                }
            }
        }

        int save(Connection connection, Map<Ref, T> values) throws SQLException {
            if (values.isEmpty()) {
                return 0;
            }
            var places = columns.replaceAll("\\w+", "?");
            try (var update = connection.prepareStatement(
                    "update " + name + " set (" + columns + ") = (" + places + ") where tenant_id = ? and id = ?")) {
                for (var entry : values.entrySet()) {
                    var filled = writer.write(update, entry.getValue());
                    update.setString(filled + 1, entry.getKey().tenant());
                    update.setString(filled + 2, entry.getKey().id());
                    update.addBatch();
                }
                return update.executeBatch().length;
            }
        }

        private static void setRefs(PreparedStatement statement, Set<Ref> refs) throws SQLException {
            var sorted = new TreeSet<>(refs);
            var connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", sorted.stream().map(Ref::tenant).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", sorted.stream().map(Ref::id).toArray()));
        }
    }

    private static Conversation readConversation(ResultSet row) throws SQLException {
        var turnPosition = row.getString("turn_position");
        var turn = turnPosition == null
                ? Optional.<Turn>empty()
                : Optional.of(new Turn(
                        Position.parse(turnPosition),
                        row.getBoolean("turn_resolved"),
                        row.getObject("turn_heard_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("turn_fresh")));
        return new Conversation(reading(row, "customer_id", "customer_position"), turn);
    }

    private static int writeConversation(PreparedStatement statement, Conversation conversation) throws SQLException {
        setReading(statement, 1, conversation.customer());
        var turn = conversation.turn();
        statement.setString(3, turn.map(it -> it.position().toString()).orElse(null));
        statement.setObject(4, turn.map(Turn::resolved).orElse(null), Types.BOOLEAN);
        statement.setObject(
                5, turn.map(it -> it.heardAt().atOffset(ZoneOffset.UTC)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(6, turn.map(Turn::fresh).orElse(null), Types.BOOLEAN);
        return 6;
    }

    private static Customer readCustomer(ResultSet row) throws SQLException {
        return new Customer(reading(row, "email", "email_position"), reading(row, "locale", "locale_position"));
    }

    private static int writeCustomer(PreparedStatement statement, Customer customer) throws SQLException {
        setReading(statement, 1, customer.email());
        setReading(statement, 3, customer.locale());
        return 4;
    }

    private static Optional<Reading> reading(ResultSet row, String value, String position) throws SQLException {
        var text = row.getString(value);
        return text == null
                ? Optional.empty()
                : Optional.of(new Reading(Position.parse(row.getString(position)), text));
    }

    private static void setReading(PreparedStatement statement, int index, Optional<Reading> reading)
            throws SQLException {
        statement.setString(index, reading.map(Reading::value).orElse(null));
        statement.setString(
                index + 1, reading.map(it -> it.position().toString()).orElse(null));
    }
}
