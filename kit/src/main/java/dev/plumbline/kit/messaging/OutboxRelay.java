package dev.plumbline.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds: at least once, in the order it was written, one replica at a time. An entry that Kafka
 * will never take stays in the table with the reason and holds up no other.
 */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_AT_ONCE = 1000;
    /** Half of what the producer holds by itself; an entry may have a megabyte. */
    static final int MOST_BYTES_AT_ONCE = 16 << 20;

    private static final Duration TIME_TO_STOP = Duration.ofSeconds(2);
    /** All of it well below the transaction's own limit of a minute. */
    private static final Map<String, Object> PRODUCER_SETTINGS =
            Map.of("max.block.ms", 5_000, "delivery.timeout.ms", 30_000, "request.timeout.ms", 10_000, "linger.ms", 5);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    record Entry(String tenant, long id, ProducerRecord<String, byte[]> message) {
        int bytes() {
            return message.value() == null ? 0 : message.value().length;
        }
    }

    private final TenantTransaction transactions;
    private final KafkaClients kafka;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox-relay").daemon().factory());
    private volatile Producer<String, byte[]> producer;
    private boolean failing;

    OutboxRelay(TenantTransaction transactions, KafkaClients kafka) {
        this.transactions = transactions;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::relay, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        timer.shutdownNow();
        if (!timer.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.debug("The outbox relay is left in the middle of a batch, which will be sent again");
        }
        if (producer != null) {
            producer.close(TIME_TO_STOP);
        }
    }

    /** Whatever fails is left in the table and tried again: nothing is lost by not being sent now. */
    private void relay() {
        try {
            if (producer == null) {
                producer = kafka.producer(PRODUCER_SETTINGS);
            }
            while (transactions.acrossTenants(this::sendSome)) {
                LOG.debug("The outbox holds more");
            }
            failing = false;
        } catch (RuntimeException | Error failure) {
            // Errors too: what leaves this method ends the timer, and nothing would be sent until the next start.
            if (!failing && !timer.isShutdown()) {
                LOG.warnf(failure, "The outbox cannot be sent, trying again");
            }
            failing = true;
        }
    }

    /** Whether there may be more. */
    private boolean sendSome(Connection connection) throws SQLException {
        if (!isMyTurn(connection)) {
            return false;
        }
        var entries = oldest(connection);
        var refusals = send(entries);
        for (var refused : refusals.entrySet()) {
            LOG.errorf(
                    "Kafka will never take entry %d of the outbox: %s",
                    refused.getKey().id(), refused.getValue());
            keepRefused(connection, refused.getKey(), refused.getValue());
        }
        delete(
                connection,
                entries.stream().filter(it -> !refusals.containsKey(it)).toList());
        return isFull(entries);
    }

    private static boolean isFull(List<Entry> entries) {
        var bytes = entries.stream().mapToLong(Entry::bytes).sum();
        return entries.size() == MOST_AT_ONCE || bytes >= MOST_BYTES_AT_ONCE;
    }

    /** Only one relay at a time holds the lock: two would send the changes of one key out of order. */
    private static boolean isMyTurn(Connection connection) throws SQLException {
        // A statement of its own: what the next one sees must be younger than the lock.
        try (var select = connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0))");
                var rows = select.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** As many as fit; the last one may stand out. */
    static List<Entry> oldest(Connection connection) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = connection.prepareStatement("""
                select tenant_id, id, topic, message_key, headers, payload, created_at from (
                    select *, sum(coalesce(octet_length(payload), 0)) over (order by id rows unbounded preceding)
                        - coalesce(octet_length(payload), 0) as bytes_before
                    from (select * from outbox where refusal is null order by id limit ?) oldest) counted
                where bytes_before < ? order by id""")) {
            select.setInt(1, MOST_AT_ONCE);
            select.setInt(2, MOST_BYTES_AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    // When it was written is when it arrived for those who read it, however long Kafka was away.
                    var createdAt = rows.getObject(7, OffsetDateTime.class).toInstant();
                    var message = new ProducerRecord<>(
                            rows.getString(3), null, createdAt.toEpochMilli(), rows.getString(4), rows.getBytes(6));
                    headers(rows.getString(5))
                            .forEach((name, value) ->
                                    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    entries.add(new Entry(rows.getString(1), rows.getLong(2), message));
                }
            }
        }
        return entries;
    }

    /** Sends all and waits for all; tells which of them can never be sent, and why. */
    private Map<Entry, String> send(List<Entry> entries) {
        var acknowledgements = new LinkedHashMap<Entry, Future<?>>();
        var refusals = new LinkedHashMap<Entry, String>();
        for (var entry : entries) {
            var acknowledgement = producer.send(entry.message());
            acknowledgements.put(entry, acknowledgement);
            if (acknowledgement.isDone()) {
                // With Kafka away every further call would block again: better to hear of it at the first.
                refusal(acknowledgement).ifPresent(why -> refusals.put(entry, why));
            }
        }
        acknowledgements.forEach(
                (entry, acknowledgement) -> refusal(acknowledgement).ifPresent(why -> refusals.put(entry, why)));
        return refusals;
    }

    private static Optional<String> refusal(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
            return Optional.empty();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RecordTooLargeException
                    || failure.getCause() instanceof InvalidRecordException) {
                return Optional.of(failure.getCause().getMessage());
            }
            throw new IllegalStateException(
                    "Kafka did not take it: " + failure.getCause().getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        }
    }

    private static void keepRefused(Connection connection, Entry entry, String why) throws SQLException {
        try (var update = connection.prepareStatement("update outbox set refusal = ? where tenant_id = ? and id = ?")) {
            update.setString(1, why);
            update.setString(2, entry.tenant());
            update.setLong(3, entry.id());
            update.executeUpdate();
        }
    }

    private static void delete(Connection connection, List<Entry> sent) throws SQLException {
        try (var delete = connection.prepareStatement("delete from outbox where tenant_id = ? and id = ?")) {
            for (var entry : sent) {
                delete.setString(1, entry.tenant());
                delete.setLong(2, entry.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return ContractJson.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The outbox wrote these headers itself", impossible);
        }
    }
}
