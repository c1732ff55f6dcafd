package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Folds a tenant's facts again when a setting changed that they were folded with, see {@link FoldedSettings}. Page by
 * page; when it is interrupted it starts over, and nothing is wrong meanwhile but late.
 */
@ApplicationScoped
class Refold {
    private static final Logger LOG = Logger.getLogger(Refold.class);
    private static final int PAGE = 1_000;

    private final TenantRegistry registry;
    private final TenantTransaction transactions;
    private final Projection projection;

    Refold(TenantRegistry registry, TenantTransaction transactions, Projection projection) {
        this.registry = registry;
        this.transactions = transactions;
        this.projection = projection;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followSettings() {
        var tenants = registry.tenants();
        var others = transactions.acrossTenants(connection -> FoldedSettings.others(connection, tenants));
        for (var tenant : tenants) {
            if (others.contains(tenant.id())) {
                tryToRefold(tenant);
            }
        }
    }

    /** One tenant's trouble is not another's: it is tried again with the next look. */
    private void tryToRefold(Tenant tenant) {
        try {
            refold(tenant);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The facts of tenant %s cannot be folded again", tenant.id());
        }
    }

    private void refold(Tenant tenant) {
        var folded = 0;
        var after = "";
        while (true) {
            var from = after;
            var page = transactions.in(tenant.id(), connection -> refoldPage(connection, tenant, from));
            if (page.isEmpty()) {
                break;
            }
            folded += page.size();
            after = page.last();
        }
        transactions.run(tenant.id(), connection -> {
            TenantLock.hold(connection, tenant.id());
            if (registry.tenant(tenant.id()).filter(tenant::equals).isPresent()) {
                FoldedSettings.remember(connection, tenant);
            }
        });
        if (folded > 0) {
            LOG.infof("Folded %d contacts of tenant %s again with its new settings", folded, tenant.id());
        }
    }

    private TreeSet<String> refoldPage(Connection connection, Tenant tenant, String after) throws SQLException {
        TenantLock.hold(connection, tenant.id());
        var page = new TreeSet<String>();
        try (var select = connection.prepareStatement(
                "select id from contact where tenant_id = ? and id > ? order by id limit ?")) {
            select.setString(1, tenant.id());
            select.setString(2, after);
            select.setInt(3, PAGE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(rows.getString(1));
                }
            }
        }
        if (!page.isEmpty()) {
            projection.refold(connection, tenant, page);
        }
        return page;
    }
}
