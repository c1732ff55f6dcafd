package dev.plumbline.kit.sample;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the sample service does with events: it counts how often each was taken. */
@ApplicationScoped
public class Taken {
    private final TenantTransaction transactions;

    public Taken(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    public void count(Connection connection, List<Received> events) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into taken (tenant_id, event_id, times) values (?, ?, 1)
                on conflict (tenant_id, event_id) do update set times = taken.times + 1""")) {
            for (var received : events) {
                upsert.setString(1, received.tenant());
                upsert.setString(2, received.event().id());
                upsert.executeUpdate();
            }
        }
    }

    /** How often each event of a tenant was taken, by id. */
    public Map<String, Integer> of(String tenant) {
        return transactions.in(tenant, connection -> {
            var times = new TreeMap<String, Integer>();
            try (var select = connection.prepareStatement("select event_id, times from taken");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    times.put(rows.getString(1), rows.getInt(2));
                }
            }
            return times;
        });
    }
}
