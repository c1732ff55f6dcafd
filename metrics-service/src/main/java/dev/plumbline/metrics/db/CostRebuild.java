package dev.plumbline.metrics.db;

import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Reads costs again, all at once: they are few, and their events have no subject. */
@ApplicationScoped
class CostRebuild implements RebuildStep {
    private final EventStore events;
    private final CostStore costs;

    CostRebuild(EventStore events, CostStore costs) {
        this.events = events;
        this.costs = costs;
    }

    @Override
    public String name() {
        return "costs";
    }

    @Override
    public long count(Connection connection, String tenant) throws SQLException {
        return RebuildStep.counted(
                connection,
                tenant,
                "select count(*) from event where tenant_id = ? and subject = '' and type = 'cost.recorded'");
    }

    @Override
    public List<String> page(Connection connection, Tenant tenant, String after) throws SQLException {
        if (!after.isEmpty()) {
            return List.of();
        }
        var recorded = events.ofSubjects(connection, tenant.id(), Set.of("")).getOrDefault("", List.of()).stream()
                .filter(CostRecorded.class::isInstance)
                .map(CostRecorded.class::cast)
                .toList();
        costs.replaceAll(connection, tenant.id(), recorded);
        return recorded.stream().map(CostRecorded::id).toList();
    }
}
