package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.CustomerFold;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Folds customers again after something of theirs changed. It happens behind the events, since a customer's fact needs
 * all that is known of them and a batch touches many; a question about customers first waits for those that are stale.
 */
@ApplicationScoped
class CustomerRefresh {
    private static final Logger LOG = Logger.getLogger(CustomerRefresh.class);
    private static final int PAGE = 200;
    /** So that events, whose customers these are, are not held up. What waits meanwhile is done once, not each time. */
    private static final Duration SHARE_OF_A_SECOND = Duration.ofMillis(150);

    private final TenantTransaction transactions;
    private final CustomerTraceStore traces;
    private final CustomerFactStore facts;

    CustomerRefresh(TenantTransaction transactions, CustomerTraceStore traces, CustomerFactStore facts) {
        this.transactions = transactions;
        this.traces = traces;
        this.facts = facts;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followEvents() {
        var deadline = System.nanoTime() + SHARE_OF_A_SECOND.toNanos();
        for (var tenant : transactions.acrossTenants(CustomerRefresh::withStale)) {
            try {
                var folded = PAGE;
                while (folded == PAGE && System.nanoTime() < deadline) {
                    folded = transactions.in(
                            tenant, connection -> refreshPage(connection, tenant, "for update skip locked"));
                }
            } catch (RuntimeException failure) {
                // One tenant's trouble is not another's: it is tried again with the next look.
                LOG.errorf(failure, "The customers of tenant %s cannot be folded again", tenant);
            }
        }
    }

    private static List<String> withStale(Connection connection) throws SQLException {
        var tenants = new ArrayList<String>();
        // From one tenant to the next in the index: a look at every stale customer takes long while there are many.
        try (var select = connection.prepareStatement("""
                        with recursive tenant as (
                            select min(tenant_id) as id from customer where stale
                            union all
                            select (select min(tenant_id) from customer where stale and tenant_id > tenant.id)
                            from tenant where tenant.id is not null)
                        select id from tenant where id is not null""");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
        }
        return tenants;
    }

    /** Folds all stale customers of a tenant; when it returns, what was stale at its start is no more. */
    void refresh(String tenant) {
        while (transactions.in(tenant, connection -> refreshPage(connection, tenant, "for update")) == PAGE) {
            LOG.debugf("Folded %d customers of tenant %s again", PAGE, tenant);
        }
    }

    private int refreshPage(Connection connection, String tenant, String locking) throws SQLException {
        var page = lockStale(connection, tenant, locking);
        facts.replace(
                connection,
                tenant,
                traces.find(connection, tenant, page).stream()
                        .map(CustomerFold::fold)
                        .toList());
        return page.size();
    }

    private static List<String> lockStale(Connection connection, String tenant, String locking) throws SQLException {
        var page = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                select customer_id from customer where tenant_id = ? and stale and first_seen is not null
                order by customer_id limit ?\s""" + locking)) {
            select.setString(1, tenant);
            select.setInt(2, PAGE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(rows.getString(1));
                }
            }
        }
        return page;
    }
}
