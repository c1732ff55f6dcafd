package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds conversations and sessions again, with their links and reviews. */
@ApplicationScoped
class ContactRebuild implements RebuildStep {
    private final Projection projection;

    ContactRebuild(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public long count(Connection connection, String tenant) throws SQLException {
        return RebuildStep.counted(
                connection,
                tenant,
                "select count(*) from (select distinct subject from event where tenant_id = ? and subject > '')"
                        + " as known");
    }

    @Override
    public List<String> page(Connection connection, Tenant tenant, String after) throws SQLException {
        var subjects = RebuildStep.ids(
                connection,
                tenant.id(),
                after,
                List.of(
                        "select distinct subject as id from event where tenant_id = ? and subject > ?",
                        "select id from contact where tenant_id = ? and id > ?",
                        "select distinct conversation_id as id from review where tenant_id = ?"
                                + " and conversation_id > ?"));
        if (!subjects.isEmpty()) {
            projection.refold(connection, tenant, subjects);
        }
        return List.copyOf(subjects);
    }
}
