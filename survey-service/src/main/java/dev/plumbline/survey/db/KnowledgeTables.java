package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Conversation;
import dev.plumbline.survey.survey.Customer;
import dev.plumbline.survey.survey.Handling;
import dev.plumbline.survey.survey.Knowledge;
import dev.plumbline.survey.survey.Position;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.Turn;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The tables {@code conversation} and {@code customer}: whole batches at a time, on the connection of the transaction. */
@ApplicationScoped
class KnowledgeTables implements Knowledge {
    static final KnowledgeTable<Conversation> CONVERSATION = new KnowledgeTable<>(
            "conversation",
            "customer_id, customer_position, turn_position, turn_resolved, turn_heard_at, turn_fresh,"
                    + " ai, human, handed_over, assisted, told, resolved_at",
            KnowledgeTables::readConversation,
            KnowledgeTables::writeConversation);
    static final KnowledgeTable<Customer> CUSTOMER = new KnowledgeTable<>(
            "customer",
            "email, email_position, locale, locale_position, profile, last_contact",
            KnowledgeTables::readCustomer,
            KnowledgeTables::writeCustomer);

    private static final int PAGE = 1_000;

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
    public Map<Ref, Conversation> conversations(Collection<Ref> conversations) {
        return on(connection -> CONVERSATION.find(connection, conversations));
    }

    @Override
    public Map<Ref, Customer> customers(Collection<Ref> customers) {
        return on(connection -> CUSTOMER.find(connection, customers));
    }

    @Override
    public Map<Ref, Optional<Instant>> lockWhoseTurnIs(String tenant, Instant now, int most) {
        return on(connection -> {
            var turns = new TreeMap<Ref, Optional<Instant>>();
            try (var select = connection.prepareStatement("""
                    select id, turn_at from customer
                    where tenant_id = ? and email is not null and (turn_at is null or turn_at <= ?)
                    order by turn_at nulls first limit ? for update skip locked""")) {
                select.setString(1, tenant);
                select.setObject(2, now.atOffset(ZoneOffset.UTC));
                select.setInt(3, most);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        turns.put(new Ref(tenant, rows.getString(1)), instant(rows, "turn_at"));
                    }
                }
            }
            return turns;
        });
    }

    @Override
    public void setTurns(Map<Ref, Instant> turns) {
        on(connection -> {
            try (var update =
                    connection.prepareStatement("update customer set turn_at = ? where tenant_id = ? and id = ?")) {
                for (var turn : turns.entrySet()) {
                    update.setObject(1, turn.getValue().atOffset(ZoneOffset.UTC));
                    update.setString(2, turn.getKey().tenant());
                    update.setString(3, turn.getKey().id());
                    update.addBatch();
                }
                return update.executeBatch();
            }
        });
    }

    @Override
    public void clearTurns(String tenant) {
        on(connection -> {
            try (var update = connection.prepareStatement("update customer set turn_at = null where tenant_id = ?")) {
                update.setString(1, tenant);
                return update.executeUpdate();
            }
        });
    }

    @Override
    public void forEachResolved(String tenant, Instant from, Instant to, Consumer<Map<Ref, Conversation>> each) {
        on(connection -> {
            var refs = new ArrayList<Ref>();
            try (var select = connection.prepareStatement("""
                    select id from conversation where tenant_id = ? and resolved_at >= ? and resolved_at < ?
                    order by resolved_at, id""")) {
                select.setString(1, tenant);
                select.setObject(2, from.atOffset(ZoneOffset.UTC));
                select.setObject(3, to.atOffset(ZoneOffset.UTC));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        refs.add(new Ref(tenant, rows.getString(1)));
                    }
                }
            }
            for (var first = 0; first < refs.size(); first += PAGE) {
                var page = refs.subList(first, Math.min(refs.size(), first + PAGE));
                var known = CONVERSATION.find(connection, page);
                var inOrder = new LinkedHashMap<Ref, Conversation>();
                page.forEach(ref -> inOrder.put(ref, known.get(ref)));
                each.accept(inOrder);
            }
            return refs.size();
        });
    }

    @Override
    public void forEachAddressed(String tenant, Consumer<String> each) {
        on(connection -> {
            try (var select = connection.prepareStatement(
                    "select id from customer where tenant_id = ? and email is not null order by id")) {
                select.setString(1, tenant);
                select.setFetchSize(PAGE);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        each.accept(rows.getString(1));
                    }
                }
            }
            return null;
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Inside a transaction the data source hands out the transaction's own connection. */
    private <T> T on(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("What is known cannot be read or kept: " + failure.getMessage(), failure);
        }
    }

    private static Conversation readConversation(ResultSet row) throws SQLException {
        var turnPosition = row.getString("turn_position");
        var turn = turnPosition == null
                ? Optional.<Turn>empty()
                : Optional.of(new Turn(
                        Position.parse(turnPosition),
                        row.getBoolean("turn_resolved"),
                        instant(row, "turn_heard_at").orElseThrow(),
                        row.getBoolean("turn_fresh")));
        return new Conversation(
                KnowledgeTable.reading(row, "customer_id", "customer_position"),
                turn,
                new Handling(
                        row.getBoolean("ai"),
                        row.getBoolean("human"),
                        row.getBoolean("handed_over"),
                        row.getBoolean("assisted")),
                ToldJson.read(row.getString("told")));
    }

    private static int writeConversation(PreparedStatement statement, Conversation conversation) throws SQLException {
        KnowledgeTable.setReading(statement, 1, conversation.customer());
        var turn = conversation.turn();
        statement.setString(3, turn.map(it -> it.position().toString()).orElse(null));
        statement.setObject(4, turn.map(Turn::resolved).orElse(null), Types.BOOLEAN);
        setInstant(statement, 5, turn.map(Turn::heardAt));
        statement.setObject(6, turn.map(Turn::fresh).orElse(null), Types.BOOLEAN);
        statement.setBoolean(7, conversation.handling().ai());
        statement.setBoolean(8, conversation.handling().human());
        statement.setBoolean(9, conversation.handling().handedOver());
        statement.setBoolean(10, conversation.handling().assisted());
        statement.setObject(11, ToldJson.write(conversation.told()), Types.OTHER);
        setInstant(
                statement,
                12,
                turn.filter(Turn::resolved).map(it -> it.position().time()));
        return 12;
    }

    private static Customer readCustomer(ResultSet row) throws SQLException {
        return new Customer(
                KnowledgeTable.reading(row, "email", "email_position"),
                KnowledgeTable.reading(row, "locale", "locale_position"),
                ToldJson.read(row.getString("profile")),
                instant(row, "last_contact"));
    }

    private static int writeCustomer(PreparedStatement statement, Customer customer) throws SQLException {
        KnowledgeTable.setReading(statement, 1, customer.email());
        KnowledgeTable.setReading(statement, 3, customer.locale());
        statement.setObject(5, ToldJson.write(customer.profile()), Types.OTHER);
        setInstant(statement, 6, customer.lastContact());
        return 6;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static void setInstant(PreparedStatement statement, int index, Optional<Instant> instant)
            throws SQLException {
        statement.setObject(
                index, instant.map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
