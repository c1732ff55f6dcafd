package dev.plumbline.alert.db;

import dev.plumbline.alert.rule.Customer;
import dev.plumbline.alert.rule.Stated;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The table {@code customer}. */
final class CustomerTable {
    private CustomerTable() {}

    static Map<String, Customer> find(Connection connection, String tenant, Collection<String> ids)
            throws SQLException {
        var found = new HashMap<String, Customer>();
        try (var select =
                connection.prepareStatement("select * from customer where tenant_id = ? and customer_id = any (?)")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var customer = read(rows);
                    found.put(customer.id(), customer);
                }
            }
        }
        return found;
    }

    static void save(Connection connection, String tenant, Collection<Customer> customers) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into customer (tenant_id, customer_id, vip, vip_time, vip_source, vip_event_id, ever_vip,
                    segment, segment_time, segment_source, segment_event_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, customer_id) do update set
                    vip = excluded.vip, vip_time = excluded.vip_time, vip_source = excluded.vip_source,
                    vip_event_id = excluded.vip_event_id, ever_vip = excluded.ever_vip,
                    segment = excluded.segment, segment_time = excluded.segment_time,
                    segment_source = excluded.segment_source, segment_event_id = excluded.segment_event_id""")) {
            for (var customer : customers) {
                upsert.setString(1, tenant);
                upsert.setString(2, customer.id());
                upsert.setObject(3, customer.vip().map(Stated::value).orElse(null), Types.BOOLEAN);
                Positions.set(upsert, 4, Positions.of(customer.vip()));
                upsert.setBoolean(7, customer.everVip());
                upsert.setString(8, customer.segment().map(Stated::value).orElse(null));
                Positions.set(upsert, 9, Positions.of(customer.segment()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static Customer read(ResultSet row) throws SQLException {
        var vip = row.getBoolean("vip");
        var segment = row.getString("segment");
        return new Customer(
                row.getString("customer_id"),
                Positions.get(row, "vip").map(at -> new Stated<>(vip, at)),
                row.getBoolean("ever_vip"),
                Positions.get(row, "segment").map(at -> new Stated<>(segment, at)));
    }
}
