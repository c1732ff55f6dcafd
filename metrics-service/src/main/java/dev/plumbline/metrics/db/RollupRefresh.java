package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Adds up again, behind the events, what changes have made wrong. Until then answers count it from the facts, so a rollup
 * is never waited for; it only makes them faster. A part of each second at most, so that events are not held up by it.
 */
@ApplicationScoped
class RollupRefresh {
    private static final Logger LOG = Logger.getLogger(RollupRefresh.class);
    private static final Duration SHARE_OF_A_SECOND = Duration.ofMillis(200);

    private final TenantRegistry registry;
    private final TenantTransaction transactions;
    private final InstantSource clock;

    RollupRefresh(TenantRegistry registry, TenantTransaction transactions, InstantSource clock) {
        this.registry = registry;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followFacts() {
        var deadline = System.nanoTime() + SHARE_OF_A_SECOND.toNanos();
        var tenants = registry.tenants();
        var due = transactions.acrossTenants(connection -> RollupForm.due(connection, tenants));
        tenants.stream().filter(it -> due.contains(it.id())).forEach(it -> work(it, deadline));
    }

    /** A page at least: a tenant with much to do does not keep the others waiting. */
    private void work(Tenant tenant, long deadline) {
        try {
            var hasMore = true;
            do {
                hasMore = transactions.in(tenant.id(), connection -> refresh(connection, tenant));
            } while (hasMore && System.nanoTime() < deadline);
        } catch (RuntimeException failure) {
            // One tenant's trouble is not another's: it is tried again with the next look.
            LOG.errorf(failure, "The rollups of tenant %s cannot be made", tenant.id());
        }
    }

    /** Whether there was something to do. One replica does it; the others have nothing to do meanwhile. */
    private boolean refresh(Connection connection, Tenant tenant) throws SQLException {
        return isMine(connection, tenant)
                && RollupMaking.RARELY.page(connection, tenant.id(), tenant.timeZone(), clock.instant());
    }

    private static boolean isMine(Connection connection, Tenant tenant) throws SQLException {
        try (var lock = connection.prepareStatement(
                "select pg_try_advisory_xact_lock(hashtextextended('plumbline.rollups|' || ?, 0))")) {
            lock.setString(1, tenant.id());
            try (var rows = lock.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
