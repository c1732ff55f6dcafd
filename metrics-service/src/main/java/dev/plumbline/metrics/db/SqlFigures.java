package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Figures and the rows behind them, from the facts in PostgreSQL. */
@ApplicationScoped
class SqlFigures implements Figures {
    private final TenantTransaction transactions;
    private final EvidencePages evidence;
    private final CustomerRefresh customers;

    SqlFigures(TenantTransaction transactions, EvidencePages evidence, CustomerRefresh customers) {
        this.transactions = transactions;
        this.evidence = evidence;
        this.customers = customers;
    }

    @Override
    public List<Answer> answer(String tenant, List<Kpi.Selection<?>> selections, Query query) {
        if (selections.stream().anyMatch(it -> it.kpi().isOfCustomers())) {
            customers.refresh(tenant);
        }
        return transactions.snapshot(tenant, connection -> Counting.answer(connection, tenant, selections, query));
    }

    @Override
    public Page evidence(
            String tenant, Kpi.Selection<?> selection, Query query, Part part, Optional<String> cursor, int limit) {
        if (selection.kpi().isOfCustomers()) {
            customers.refresh(tenant);
        }
        return transactions.in(
                tenant, connection -> evidence.page(connection, tenant, selection, query.whole(), part, cursor, limit));
    }
}
