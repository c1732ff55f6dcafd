package dev.plumbline.metrics.db;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Changes, from the events that are about no conversation and no customer: there are few. */
@ApplicationScoped
class SqlChanges implements Changes {
    private static final String NO_SUBJECT = "";

    private final TenantTransaction transactions;
    private final EventStore events;

    SqlChanges(TenantTransaction transactions, EventStore events) {
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public List<ChangeReleased> released(String tenant, Instant from, Instant to) {
        return transactions
                .in(tenant, connection -> events.ofSubjects(connection, tenant, List.of(NO_SUBJECT)))
                .getOrDefault(NO_SUBJECT, List.of())
                .stream()
                .filter(ChangeReleased.class::isInstance)
                .map(ChangeReleased.class::cast)
                .filter(it -> !it.time().isBefore(from) && it.time().isBefore(to))
                .sorted(SupportEvent.READING_ORDER)
                .toList();
    }
}
