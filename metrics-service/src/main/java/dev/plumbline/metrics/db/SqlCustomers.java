package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.CustomerFold;
import dev.plumbline.metrics.fact.Health;
import dev.plumbline.metrics.kpi.Customers;
import dev.plumbline.metrics.kpi.Dimension;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Single customers, folded afresh from what is known of them: what is shown is how the figures came to be. */
@ApplicationScoped
class SqlCustomers implements Customers {
    private final TenantTransaction transactions;
    private final CustomerRefresh refresh;
    private final CustomerTraceStore traces;

    SqlCustomers(TenantTransaction transactions, CustomerRefresh refresh, CustomerTraceStore traces) {
        this.transactions = transactions;
        this.refresh = refresh;
        this.traces = traces;
    }

    @Override
    public Optional<Detail> find(String tenant, String id) {
        return transactions.in(
                tenant,
                connection -> traces.find(connection, tenant, List.of(id)).stream()
                        .findFirst()
                        .map(it -> new Detail(CustomerFold.fold(it), it)));
    }

    @Override
    public Page list(
            String tenant,
            Instant at,
            Optional<Boolean> atRisk,
            Map<Dimension, List<String>> filters,
            Optional<String> cursor,
            int limit) {
        refresh.refresh(tenant);
        var sql = statement(tenant, at, atRisk, filters, HealthCursor.of(cursor), limit);
        return transactions.in(tenant, connection -> page(connection, tenant, sql, limit));
    }

    private Page page(Connection connection, String tenant, SqlFragment sql, int limit) throws SQLException {
        var ends = new ArrayList<HealthCursor>();
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ends.add(new HealthCursor(rows.getDouble("health"), rows.getString("id")));
                }
            }
        }
        var shown = ends.subList(0, Math.min(limit, ends.size()));
        var facts = new HashMap<String, CustomerFact>();
        traces.find(connection, tenant, shown.stream().map(HealthCursor::id).toList()).stream()
                .map(CustomerFold::fold)
                .forEach(it -> facts.put(it.id(), it));
        return new Page(
                shown.stream()
                        .map(it -> facts.get(it.id()))
                        .filter(Objects::nonNull)
                        .toList(),
                ends.size() > limit ? Optional.of(shown.getLast().toString()) : Optional.empty());
    }

    private static SqlFragment statement(
            String tenant,
            Instant at,
            Optional<Boolean> atRisk,
            Map<Dimension, List<String>> filters,
            Optional<HealthCursor> cursor,
            int limit) {
        var sql = new SqlFragment()
                .add("select * from (select customer_row.*,")
                .add(" width_bucket(?::timestamptz, activity_changes) % 2 = 1 as active,", at)
                .add(
                        " coalesce(health[width_bucket(?::timestamptz, since)], ?::float8) as health",
                        at,
                        Health.UNTOLD.value())
                .add(" from customer_row left join customer_health h on h.tenant_id = customer_row.tenant_id")
                .add(" and h.month = ? and h.customer_id = customer_row.customer_id", CustomerFactStore.monthOf(at))
                .add(" where customer_row.tenant_id = ?) as customers where true", tenant);
        atRisk.ifPresent(risk -> sql.add(" and (active and health < ?) = ?", Health.AT_RISK, risk));
        filters.forEach((dimension, words) -> sql.add(" and " + dimension.column() + " = any(?)", words));
        cursor.ifPresent(it -> sql.add(" and (health, id) > (?, ?)", it.health(), it.id()));
        return sql.add(" order by health, id limit ?", limit + 1);
    }
}
