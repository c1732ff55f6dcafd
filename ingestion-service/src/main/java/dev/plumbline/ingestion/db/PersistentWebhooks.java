package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.webhook.WebhookStore;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * The effect of webhooks in PostgreSQL. A lock on tenant and provider puts them one behind the other, so that what is
 * remembered of a conversation is read and written by one at a time. It is one lock, taken first: there is no deadlock.
 */
@ApplicationScoped
class PersistentWebhooks implements WebhookStore {
    /** Whoever waits longer than this is better told to try again: help desks give up after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** Of it, for those of this replica. The rest is for a connection, and for the other replicas. */
    private static final Duration PATIENCE_HERE = Duration.ofSeconds(2);

    private static final long SHORTEST_WAIT_MILLIS = 100;

    private final TenantTransaction transactions;
    private final Outbox outbox;
    private final InstantSource clock;
    /** Who waits in this replica waits here, and not on a connection that others need. */
    private final Turns turns = new Turns();

    PersistentWebhooks(TenantTransaction transactions, Outbox outbox, InstantSource clock) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public <T> T keep(String tenant, String provider, Function<Transaction, T> work) {
        var deadline = clock.instant().plus(PATIENCE);
        try (var turn = turns.await(tenant, provider, PATIENCE_HERE).orElseThrow(PersistentWebhooks::tooMany)) {
            return transactions.in(tenant, connection -> {
                lock(connection, tenant, provider, deadline);
                return work.apply(new WebhookTransaction(connection, tenant, provider, outbox, clock.instant()));
            });
        }
    }

    @Override
    public <T> T discard(String tenant, String provider, Function<Transaction, T> work) {
        try {
            return keep(tenant, provider, transaction -> {
                throw new Discarded(work.apply(transaction));
            });
        } catch (Discarded discarded) {
            @SuppressWarnings("unchecked") // It is what the work above gave.
            var result = (T) discarded.result;
            return result;
        }
    }

    private static Problem tooMany() {
        return Problem.unavailable("Too many webhooks of this help desk wait. Sending it again is always safe.", 2);
    }

    private void lock(Connection connection, String tenant, String provider, Instant deadline) throws SQLException {
        var left = Duration.between(clock.instant(), deadline).toMillis();
        try (var patience = connection.createStatement()) {
            patience.execute("set local lock_timeout = " + Math.max(left, SHORTEST_WAIT_MILLIS));
        }
        try (var lock = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended(current_schema() || '.webhooks|' || ? || '|' || ?, 0))")) {
            lock.setString(1, tenant);
            lock.setString(2, provider);
            lock.execute();
        }
    }

    /** Rolls the transaction back and carries out what was found. */
    private static final class Discarded extends RuntimeException {
        private final transient Object result;

        Discarded(Object result) {
            super("to be rolled back", null, false, false);
            this.result = result;
        }
    }
}
