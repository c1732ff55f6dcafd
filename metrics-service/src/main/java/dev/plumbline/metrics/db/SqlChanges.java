package dev.plumbline.metrics.db;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Changes, from the events themselves: they belong to no subject, so there is nothing to fold. */
@ApplicationScoped
class SqlChanges implements Changes {
    // The type stands in the text, not in a parameter: only then does the planner know that the index of changes fits.
    private static final String SELECT = """
            select source, id, type, subject, time, time_nanos, extensions, data from event
            where tenant_id = ? and type = 'change.released' and\s""";

    private final TenantTransaction transactions;

    SqlChanges(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<ChangeReleased> released(String tenant, Instant from, Instant to) {
        // The column is in microseconds; the nanoseconds at both ends are looked at afterwards.
        return select(
                        tenant,
                        "time >= ? and time <= ?",
                        SqlTime.micros(from).atOffset(ZoneOffset.UTC),
                        SqlTime.micros(to).atOffset(ZoneOffset.UTC))
                .stream()
                .filter(it -> !it.time().isBefore(from) && it.time().isBefore(to))
                .toList();
    }

    @Override
    public List<ChangeReleased> withId(String tenant, String id) {
        return select(tenant, "id = ?", id);
    }

    private List<ChangeReleased> select(String tenant, String condition, Object... values) {
        return transactions.in(tenant, connection -> {
            try (var select = connection.prepareStatement(SELECT + condition)) {
                select.setString(1, tenant);
                for (var index = 0; index < values.length; index++) {
                    select.setObject(index + 2, values[index]);
                }
                return read(select);
            }
        });
    }

    private static List<ChangeReleased> read(PreparedStatement select) throws SQLException {
        var changes = new ArrayList<ChangeReleased>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                changes.add((ChangeReleased) EventStore.read(rows));
            }
        }
        changes.sort(SupportEvent.READING_ORDER);
        return List.copyOf(changes);
    }
}
