package dev.plumbline.kit.messaging;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes support events from Kafka, each with its effect {@linkplain ExactlyOnce once}. What breaks the contract or
 * cannot be worked goes to {@code support.rejected}, whole, so that it can be corrected and sent again.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final ExactlyOnce exactlyOnce;
    private final Outbox outbox;
    private final InstantSource clock;
    private final String service;

    Inbox(
            ExactlyOnce exactlyOnce,
            Outbox outbox,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.exactlyOnce = exactlyOnce;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service;
    }

    /** What a service makes of a batch, on the connection of the transaction. */
    @FunctionalInterface
    public interface Handler {
        void handle(Connection connection, List<Received> events) throws SQLException;
    }

    /**
     * Takes a batch. Returns when its effect is committed; while the database is away it waits and tries again.
     *
     * @throws IllegalStateException when the service stops before that; the batch comes again at the next start
     */
    public void take(ConsumerRecords<String, byte[]> batch, Handler handler) {
        exactlyOnce.take(batch, new SupportEvents(handler));
    }

    private final class SupportEvents implements ExactlyOnce.Work<Received> {
        private final Handler handler;

        SupportEvents(Handler handler) {
            this.handler = handler;
        }

        @Override
        public Optional<Received> read(Connection connection, ConsumerRecord<String, byte[]> record)
                throws SQLException {
            var message = message(record);
            try {
                var raw = message.event();
                var tenant = message.tenant();
                var arrivedAt = Instant.ofEpochMilli(record.timestamp());
                return Optional.of(new Received(tenant, EventReader.read(raw), raw, arrivedAt));
            } catch (InvalidEventException invalid) {
                reject(connection, record, message, RejectedEvent.Reason.INVALID, invalid.violations());
                return Optional.empty();
            }
        }

        @Override
        public void handle(Connection connection, List<Received> events) throws SQLException {
            handler.handle(connection, events);
        }

        @Override
        public void setAside(Connection connection, ConsumerRecord<String, byte[]> record, RuntimeException failure)
                throws SQLException {
            var violation = new Violation("", "could not be worked by " + service + ": " + failure.getMessage());
            reject(connection, record, message(record), RejectedEvent.Reason.FAILED, List.of(violation));
        }
    }

    private void reject(
            Connection connection,
            ConsumerRecord<String, byte[]> record,
            KafkaMessage message,
            RejectedEvent.Reason reason,
            List<Violation> violations)
            throws SQLException {
        var tenant = message.headers().getOrDefault("ce_tenant", "");
        if (!Tenant.isId(tenant)) {
            LOG.errorf("A message without a tenant is dropped: %s@%d", ExactlyOnce.partition(record), record.offset());
            return;
        }
        outbox.append(
                connection,
                new RejectedEvent(
                        UUID.randomUUID().toString(),
                        tenant,
                        clock.instant(),
                        service,
                        reason,
                        violations,
                        Optional.ofNullable(message.headers().get("ce_id")),
                        message.text()));
    }

    private static KafkaMessage message(ConsumerRecord<String, byte[]> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return new KafkaMessage(record.key(), headers, record.value());
    }
}
