package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Folds a tenant's facts again when a setting changed that they were folded with: the repeat-contact window or the
 * sensitive categories. Page by page; when it is interrupted it starts over, and nothing is wrong meanwhile but late.
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
        for (var tenant : registry.tenants()) {
            if (!transactions.in(tenant.id(), connection -> isFoldedWith(connection, tenant))) {
                refold(tenant);
            }
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
        transactions.run(tenant.id(), connection -> remember(connection, tenant));
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

    private static boolean isFoldedWith(Connection connection, Tenant tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                "select repeat_contact_window, sensitive_categories from folded_settings where tenant_id = ?")) {
            select.setString(1, tenant.id());
            try (var rows = select.executeQuery()) {
                return rows.next()
                        && rows.getString(1).equals(tenant.repeatContactWindow().toString())
                        && Set.of((String[]) rows.getArray(2).getArray()).equals(tenant.sensitiveCategories());
            }
        }
    }

    private static void remember(Connection connection, Tenant tenant) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into folded_settings (tenant_id, repeat_contact_window, sensitive_categories) values (?, ?, ?)
                on conflict (tenant_id) do update set repeat_contact_window = excluded.repeat_contact_window,
                    sensitive_categories = excluded.sensitive_categories""")) {
            upsert.setString(1, tenant.id());
            upsert.setString(2, tenant.repeatContactWindow().toString());
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", tenant.sensitiveCategories().toArray()));
            upsert.executeUpdate();
        }
    }
}
