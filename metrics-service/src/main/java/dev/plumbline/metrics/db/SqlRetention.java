package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Cohorts.Cohort;
import dev.plumbline.metrics.kpi.Cohorts.Month;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Retention by support experience, a statement per month. */
@ApplicationScoped
class SqlRetention implements Retention {
    private final TenantTransaction transactions;
    private final CustomerRefresh customers;

    SqlRetention(TenantTransaction transactions, CustomerRefresh customers) {
        this.transactions = transactions;
        this.customers = customers;
    }

    @Override
    public List<Cohort> cohorts(String tenant, Query query) {
        customers.refresh(tenant);
        return transactions.in(tenant, connection -> cohorts(connection, tenant, query));
    }

    static List<Cohort> cohorts(Connection connection, String tenant, Query query) throws SQLException {
        var cohorts = new ArrayList<Cohort>();
        for (var month : Cohorts.months(query)) {
            var sql = statement(tenant, query, month);
            try (var select = connection.prepareStatement(sql.text())) {
                sql.bind(select);
                var ofMonth = new ArrayList<Cohort>();
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        ofMonth.add(cohort(rows, month));
                    }
                }
                ofMonth.sort(Comparator.comparing(it -> Cohorts.keys().indexOf(it.experience())));
                cohorts.addAll(ofMonth);
            }
        }
        return cohorts;
    }

    /** A customer stands once for each experience; who had no contact has none, and the outer join says so. */
    private static SqlFragment statement(String tenant, Query query, Month month) {
        var sql = new SqlFragment().add("select coalesce(experience, ?), count(*)", Cohorts.NO_EXPERIENCE);
        for (var look : month.looks()) {
            sql.add(", count(*) filter (where width_bucket(?::timestamptz, activity_changes) % 2 = 1)", look);
            // As many purchases are earlier than the look as than the month's end, when there is none between.
            sql.add(
                    ", count(*) filter (where width_bucket(?::timestamptz - interval '1 microsecond', purchased_at)"
                            + " > width_bucket(?::timestamptz - interval '1 microsecond', purchased_at))",
                    look,
                    month.end());
        }
        sql.add(" from customer_row left join (select distinct contact.customer_id, experience from contact,")
                .add(" lateral (values ");
        var separator = "";
        for (var experience : Cohorts.EXPERIENCES) {
            sql.add(separator + "(?::text, ", experience.key())
                    .add(KpiCompiler.condition(experience.condition()))
                    .add(")");
            separator = ", ";
        }
        sql.add(") as had (experience, holds) where holds and contact.tenant_id = ?", tenant)
                .add(" and opened_at >= ? and opened_at < ?", month.start(), month.end())
                .add(" and contact.customer_id is not null) as experienced using (customer_id)")
                .add(" where tenant_id = ?", tenant)
                .add(" and width_bucket(?::timestamptz, activity_changes) % 2 = 1", month.start());
        query.filters().forEach((axis, words) -> {
            if (axis instanceof Dimension dimension) {
                sql.add(" and " + dimension.column() + " = any(?)", words);
            }
        });
        return sql.add(" group by 1");
    }

    private static Cohort cohort(ResultSet row, Month month) throws SQLException {
        var active = new ArrayList<Long>();
        var purchased = new ArrayList<Long>();
        for (var look = 0; look < month.looks().size(); look++) {
            active.add(row.getLong(3 + 2 * look));
            purchased.add(row.getLong(4 + 2 * look));
        }
        return new Cohort(month, row.getString(1), row.getLong(2), List.copyOf(active), List.copyOf(purchased));
    }
}
