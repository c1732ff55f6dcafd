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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/** Sends what the outbox holds: at least once, in the order it was written, one replica at a time. */
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long PAUSE_MILLIS = 200;
    private static final int MOST_AT_ONCE = 1000;
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private record Entry(long id, String tenant, ProducerRecord<String, byte[]> message) {}

    private final TenantTransaction transactions;
    private final KafkaClients kafka;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox-relay").daemon().factory());
    private Producer<String, byte[]> producer;
    private boolean failing;

    OutboxRelay(TenantTransaction transactions, KafkaClients kafka) {
        this.transactions = transactions;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(this::relay, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stopped) {
        timer.shutdownNow();
        if (producer != null) {
            producer.close(java.time.Duration.ofSeconds(2));
        }
    }

    /** Whatever fails is left in the table and tried again: nothing is lost by not being sent now. */
    private void relay() {
        try {
            if (producer == null) {
                producer = kafka.producer(Map.of(
                        "max.block.ms",
                        5_000,
                        "delivery.timeout.ms",
                        30_000,
                        "request.timeout.ms",
                        10_000,
                        "linger.ms",
                        5));
            }
            while (transactions.acrossTenants(this::sendSome) == MOST_AT_ONCE) {
                LOG.debug("The outbox holds more");
            }
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing && !timer.isShutdown()) {
                LOG.warnf("The outbox cannot be sent, trying again: %s", failure.getMessage());
            }
            failing = true;
        }
    }

    private int sendSome(Connection connection) throws SQLException {
        var entries = claim(connection);
        var sent = new ArrayList<Future<?>>(entries.size());
        for (var entry : entries) {
            sent.add(producer.send(entry.message()));
        }
        for (var acknowledgement : sent) {
            await(acknowledgement);
        }
        try (var delete = connection.prepareStatement("delete from outbox where tenant_id = ? and id = ?")) {
            for (var entry : entries) {
                delete.setString(1, entry.tenant());
                delete.setLong(2, entry.id());
                delete.addBatch();
            }
            delete.executeBatch();
        }
        return entries.size();
    }

    /** Only one relay at a time holds the lock: two would send the changes of one key out of order. */
    private static List<Entry> claim(Connection connection) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = connection.prepareStatement("""
                select id, tenant_id, topic, message_key, headers, payload from outbox
                where (select pg_try_advisory_xact_lock(hashtextextended(current_schema() || '.outbox', 0)))
                order by id limit ?""")) {
            select.setInt(1, MOST_AT_ONCE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var message =
                            new ProducerRecord<String, byte[]>(rows.getString(3), rows.getString(4), rows.getBytes(6));
                    headers(rows.getString(5))
                            .forEach((name, value) ->
                                    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                    entries.add(new Entry(rows.getLong(1), rows.getString(2), message));
                }
            }
        }
        return entries;
    }

    private static Map<String, String> headers(String json) {
        try {
            return ContractJson.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("The outbox wrote these headers itself", impossible);
        }
    }

    private static void await(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "Kafka did not take it: " + failure.getCause().getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while sending", stopped);
        }
    }
}
