package dev.plumbline.metrics.db;

import dev.plumbline.contract.Topics;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Outbox;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.snapshot.News;
import dev.plumbline.metrics.snapshot.Snapshots;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Tells the topic {@code kpi.snapshots} of figures that changed. Each tenant is looked at once a minute at most, and
 * only after its facts changed or its windows moved on; what is told leaves through the outbox, in the transaction
 * that remembers it. Events wait for none of it.
 */
@ApplicationScoped
class Snapshotting {
    private static final Logger LOG = Logger.getLogger(Snapshotting.class);
    /** What grows old or leaves a window without any event is noticed after this. */
    private static final Duration WITHOUT_A_CHANGE = Duration.ofMinutes(15);

    private final SnapshotStore store;
    private final Figures figures;
    private final TenantTransaction transactions;
    private final Outbox outbox;
    private final InstantSource clock;

    Snapshotting(
            SnapshotStore store, Figures figures, TenantTransaction transactions, Outbox outbox, InstantSource clock) {
        this.store = store;
        this.figures = figures;
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followFacts() {
        look(clock.instant());
    }

    /** Looks at every tenant that is due at an instant. */
    void look(Instant now) {
        var until = now.truncatedTo(ChronoUnit.MINUTES);
        var due = transactions.acrossTenants(connection -> store.due(connection, until, until.minus(WITHOUT_A_CHANGE)));
        for (var tenant : due) {
            try {
                transactions.run(tenant, connection -> look(connection, tenant, until));
            } catch (RuntimeException failure) {
                // One tenant's trouble is not another's: it is tried again with the next look.
                LOG.errorf(failure, "The figures of tenant %s cannot be looked at for snapshots", tenant);
            }
        }
    }

    /** Figures are asked for in transactions of their own, whose statements see all that was noted before. */
    private void look(Connection connection, String tenant, Instant until) throws SQLException {
        if (!store.take(connection, tenant, until)) {
            return;
        }
        FactChanges.forget(connection, tenant, until);
        var current = Snapshots.of(tenant, until, (selections, query) -> figures.answer(tenant, selections, query));
        var news = News.between(store.told(connection, tenant), current);
        store.remember(connection, tenant, news);
        for (var snapshot : news.changed()) {
            outbox.append(connection, tenant, Topics.KPI_SNAPSHOTS, snapshot.key(), snapshot);
        }
        for (var key : news.ended()) {
            outbox.append(connection, tenant, Topics.KPI_SNAPSHOTS, key, null);
        }
        store.looked(connection, tenant, until);
    }
}
