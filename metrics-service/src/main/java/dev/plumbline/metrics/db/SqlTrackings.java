package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Tracking;
import dev.plumbline.metrics.kpi.Trackings;
import dev.plumbline.metrics.kpi.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Targets, owners and frequencies, a row per KPI that a tenant tracks. */
@ApplicationScoped
class SqlTrackings implements Trackings {
    private final TenantTransaction transactions;

    SqlTrackings(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<String, Tracking> all(String tenant) {
        return transactions.in(tenant, connection -> {
            var trackings = new HashMap<String, Tracking>();
            try (var select = connection.prepareStatement(
                    "select kpi, target, owner, frequency from kpi_tracking where tenant_id = ?")) {
                select.setString(1, tenant);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        trackings.put(rows.getString("kpi"), tracking(rows));
                    }
                }
            }
            return trackings;
        });
    }

    @Override
    public void set(String tenant, Kpi<?> kpi, Tracking tracking) {
        transactions.run(tenant, connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into kpi_tracking (tenant_id, kpi, target, owner, frequency) values (?, ?, ?, ?, ?)
                    on conflict (tenant_id, kpi) do update
                        set target = excluded.target, owner = excluded.owner, frequency = excluded.frequency""")) {
                upsert.setString(1, tenant);
                upsert.setString(2, kpi.key());
                upsert.setObject(3, tracking.target().orElse(null), Types.DOUBLE);
                upsert.setString(4, tracking.owner().orElse(null));
                upsert.setString(5, tracking.frequency().map(Words::of).orElse(null));
                upsert.executeUpdate();
            }
        });
    }

    private static Tracking tracking(ResultSet row) throws SQLException {
        return new Tracking(
                Optional.ofNullable(row.getObject("target", Double.class)),
                Optional.ofNullable(row.getString("owner")),
                Optional.ofNullable(row.getString("frequency"))
                        .map(it -> Kpi.Frequency.valueOf(it.toUpperCase(Locale.ROOT))));
    }
}
