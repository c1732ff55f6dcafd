package dev.plumbline.metrics.db;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.messaging.JsonInbox;
import dev.plumbline.kit.security.TenantRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Forgets customers as it is asked to, while no consumer stores anything of their tenant. */
@ApplicationScoped
class Erasing implements JsonInbox.Handler<CustomerErased> {
    private final Erasures erasures;
    private final CustomerErasure erasure;
    private final TenantRegistry tenants;

    Erasing(Erasures erasures, CustomerErasure erasure, TenantRegistry tenants) {
        this.erasures = erasures;
        this.erasure = erasure;
        this.tenants = tenants;
    }

    @Override
    public void handle(Connection connection, List<CustomerErased> batch) throws SQLException {
        tenants.requireLoaded();
        // Tenants in the order in which the consumers of events lock them.
        for (var erased : batch.stream()
                .sorted(Comparator.comparing(CustomerErased::tenant))
                .toList()) {
            var tenant = tenants.tenant(erased.tenant())
                    .orElseGet(() -> Tenant.named(erased.tenant(), erased.tenant(), List.of()));
            TenantLock.hold(connection, tenant.id());
            FoldedSettings.forgetOther(connection, tenant);
            erasure.erase(connection, tenant, erasures.remember(connection, erased));
        }
    }
}
