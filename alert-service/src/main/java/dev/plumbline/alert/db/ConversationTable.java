package dev.plumbline.alert.db;

import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.alert.rule.Stated;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables {@code conversation} and {@code conversation_customer}. */
final class ConversationTable {
    private ConversationTable() {}

    static Map<String, Conversation> find(Connection connection, String tenant, Collection<String> ids)
            throws SQLException {
        var found = new HashMap<String, Conversation>();
        try (var select = connection.prepareStatement("""
                select c.*, array(select n.customer_id from conversation_customer n
                                  where n.tenant_id = c.tenant_id and n.conversation_id = c.conversation_id) ever_named
                from conversation c where c.tenant_id = ? and c.conversation_id = any (?)""")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var conversation = read(rows);
                    found.put(conversation.id(), conversation);
                }
            }
        }
        return found;
    }

    static void save(Connection connection, String tenant, Collection<Conversation> conversations) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                        insert into conversation (tenant_id, conversation_id, customer_id, opened_time, opened_source,
                            opened_event_id, category, category_time, category_source, category_event_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (tenant_id, conversation_id) do update set
                            customer_id = excluded.customer_id, opened_time = excluded.opened_time,
                            opened_source = excluded.opened_source, opened_event_id = excluded.opened_event_id,
                            category = excluded.category, category_time = excluded.category_time,
                            category_source = excluded.category_source,
                            category_event_id = excluded.category_event_id""");
                var name = connection.prepareStatement("""
                        insert into conversation_customer (tenant_id, customer_id, conversation_id)
                        values (?, ?, ?) on conflict do nothing""")) {
            for (var conversation : conversations) {
                upsert.setString(1, tenant);
                upsert.setString(2, conversation.id());
                upsert.setString(3, conversation.customerId().orElse(null));
                Positions.set(upsert, 4, Positions.of(conversation.opened()));
                upsert.setString(7, conversation.category().map(Stated::value).orElse(null));
                Positions.set(upsert, 8, Positions.of(conversation.category()));
                upsert.addBatch();
                for (var customer : conversation.everNamed()) {
                    name.setString(1, tenant);
                    name.setString(2, customer);
                    name.setString(3, conversation.id());
                    name.addBatch();
                }
            }
            upsert.executeBatch();
            name.executeBatch();
        }
    }

    private static Conversation read(ResultSet row) throws SQLException {
        var customer = Optional.ofNullable(row.getString("customer_id"));
        var category = row.getString("category");
        return new Conversation(
                row.getString("conversation_id"),
                Positions.get(row, "opened").map(at -> new Stated<>(customer, at)),
                Set.copyOf(Arrays.asList((String[]) row.getArray("ever_named").getArray())),
                Positions.get(row, "category").map(at -> new Stated<>(category, at)));
    }
}
