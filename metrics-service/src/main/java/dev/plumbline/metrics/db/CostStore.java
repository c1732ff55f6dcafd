package dev.plumbline.metrics.db;

import dev.plumbline.contract.CostRecorded;
import dev.plumbline.metrics.kpi.Cost;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What was spent, a row per event. Costs belong to no subject, so there is nothing to fold. */
@ApplicationScoped
class CostStore {

    void add(Connection connection, String tenant, Collection<CostRecorded> costs) throws SQLException {
        if (costs.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into cost (tenant_id, source, id, kind, amount, starts_at, ends_at) values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (var recorded : costs) {
                var cost = Cost.of(recorded);
                insert.setString(1, tenant);
                insert.setString(2, recorded.source());
                insert.setString(3, recorded.id());
                insert.setString(4, cost.kind().name().toLowerCase(Locale.ROOT));
                insert.setBigDecimal(5, recorded.money().amount());
                insert.setObject(6, cost.from().atOffset(ZoneOffset.UTC));
                insert.setObject(7, cost.to().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Puts these costs in the place of all that are known. */
    void replaceAll(Connection connection, String tenant, Collection<CostRecorded> costs) throws SQLException {
        try (var delete = connection.prepareStatement("delete from cost where tenant_id = ?")) {
            delete.setString(1, tenant);
            delete.executeUpdate();
        }
        add(connection, tenant, costs);
    }

    /** The costs that touch a period, {@code to} exclusive. */
    static List<Cost> during(Connection connection, String tenant, Instant from, Instant to) throws SQLException {
        var costs = new ArrayList<Cost>();
        try (var select = connection.prepareStatement("""
                select kind, amount, starts_at, ends_at from cost where tenant_id = ? and ends_at > ? and starts_at < ?
                order by source, id""")) {
            select.setString(1, tenant);
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    costs.add(new Cost(
                            CostRecorded.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                            rows.getBigDecimal("amount").doubleValue(),
                            rows.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            rows.getObject("ends_at", OffsetDateTime.class).toInstant()));
                }
            }
        }
        return costs;
    }
}
