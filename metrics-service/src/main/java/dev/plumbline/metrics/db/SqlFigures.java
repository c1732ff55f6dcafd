package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Measure;
import dev.plumbline.metrics.kpi.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Figures and the rows behind them, from the facts in PostgreSQL. */
@ApplicationScoped
class SqlFigures implements Figures {
    private final TenantTransaction transactions;
    private final EvidencePages evidence;

    SqlFigures(TenantTransaction transactions, EvidencePages evidence) {
        this.transactions = transactions;
        this.evidence = evidence;
    }

    @Override
    public List<Answer> answer(String tenant, List<Kpi.Selection<?>> selections, Query query) {
        return transactions.in(tenant, connection -> Counting.answer(connection, tenant, selections, query));
    }

    @Override
    public Page evidence(
            String tenant, Kpi.Selection<?> selection, Query query, Part part, Optional<String> cursor, int limit) {
        return transactions.in(
                tenant,
                connection -> evidence.page(
                        connection,
                        new KpiCompiler(tenant, query),
                        selection,
                        condition(selection.measure(), part),
                        cursor,
                        limit));
    }

    private static Condition<?> condition(Measure<?> measure, Part part) {
        return switch (part) {
            case NUMERATOR -> measure.numerator();
            case DENOMINATOR -> measure.denominator();
            case MISSED -> measure.missed();
        };
    }
}
