package dev.plumbline.survey.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.survey.survey.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** The domain's transactions are the kit's; what happens inside finds its connection through JTA. */
@ApplicationScoped
class JtaTransactions implements Transactions {
    private final TenantTransaction transactions;

    JtaTransactions(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T in(String tenant, Supplier<T> work) {
        return transactions.in(tenant, connection -> work.get());
    }

    @Override
    public <T> T acrossTenants(Supplier<T> work) {
        return transactions.acrossTenants(connection -> work.get());
    }
}
