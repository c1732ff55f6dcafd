package dev.plumbline.ingestion.quarantine;

import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Forgets rejections of long ago, dealt with or not. */
@ApplicationScoped
class PurgeQuarantine {
    private static final Logger LOG = Logger.getLogger(PurgeQuarantine.class);

    private final TenantTransaction transactions;
    private final QuarantineStore store;
    private final InstantSource clock;
    private final Duration retention;

    PurgeQuarantine(
            TenantTransaction transactions, QuarantineStore store, InstantSource clock, IngestionConfig config) {
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.retention = config.quarantineRetention();
    }

    /** In steps, so that no transaction is long. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        var before = clock.instant().minus(retention);
        var purged = 0;
        int some;
        do {
            some = transactions.acrossTenants(connection -> store.purge(connection, before));
            purged += some;
        } while (some > 0);
        if (purged > 0) {
            LOG.infof("%d rejections from before %s are forgotten", purged, before);
        }
    }
}
