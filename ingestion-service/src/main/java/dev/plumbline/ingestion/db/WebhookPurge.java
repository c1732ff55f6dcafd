package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets notices that no provider sends again, and conversations that nobody goes on with. */
@ApplicationScoped
class WebhookPurge {
    private static final Logger LOG = Logger.getLogger(WebhookPurge.class);
    /** Shopify goes on for two days, HubSpot for three; a week can be sent again by hand. */
    private static final Duration NOTICES_KEPT_AT_LEAST = Duration.ofDays(8);

    private static final Duration MEMORY_KEPT = Duration.ofDays(400);

    private final TenantTransaction transactions;
    private final InstantSource clock;
    private final Duration noticesKept;

    WebhookPurge(TenantTransaction transactions, InstantSource clock, IngestionConfig config) {
        this.transactions = transactions;
        this.clock = clock;
        // What waits in the quarantine may be replayed as long as it is there: its other notices must still be known.
        var quarantine = config.quarantineRetention().plusDays(1);
        this.noticesKept = quarantine.compareTo(NOTICES_KEPT_AT_LEAST) > 0 ? quarantine : NOTICES_KEPT_AT_LEAST;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        var now = clock.instant();
        var notices = delete("delete from webhook_delivery where received_at < ?", now.minus(noticesKept));
        var memories = delete("delete from webhook_memory where changed_at < ?", now.minus(MEMORY_KEPT));
        LOG.debugf("Forgot %d notices of webhooks and %d things remembered of conversations", notices, memories);
    }

    private int delete(String statement, Instant before) {
        return transactions.acrossTenants(connection -> {
            try (var delete = connection.prepareStatement(statement)) {
                delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                return delete.executeUpdate();
            }
        });
    }
}
