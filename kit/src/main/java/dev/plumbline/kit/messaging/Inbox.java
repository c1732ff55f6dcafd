package dev.plumbline.kit.messaging;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.db.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Takes support events from Kafka, each once. A batch's effect and the partitions' next offsets are written in one
 * transaction, so a crash between the two cannot happen. A message that cannot be worked, alone in a transaction of
 * its own, goes to {@code support.rejected} and does not hold up the others.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final TenantTransaction transactions;
    private final InboxOffsets offsets;
    private final Outbox outbox;
    private final Patience patience;
    private final InstantSource clock;
    private final String service;

    Inbox(
            TenantTransaction transactions,
            InboxOffsets offsets,
            Outbox outbox,
            Patience patience,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.offsets = offsets;
        this.outbox = outbox;
        this.patience = patience;
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
        var messages = new ArrayList<ConsumerRecord<String, byte[]>>(batch.count());
        batch.forEach(messages::add);
        take(messages, handler);
    }

    private void take(List<ConsumerRecord<String, byte[]>> messages, Handler handler) {
        try {
            patience.untilDone(
                    "Taking %d messages".formatted(messages.size()),
                    () -> inTransaction(connection -> work(connection, messages, handler)));
        } catch (ServiceStops stops) {
            throw stops;
        } catch (RuntimeException failure) {
            takeApart(messages, handler, failure);
        }
    }

    /** One message is to blame: each gets a transaction of its own, and the one that fails is set aside. */
    private void takeApart(List<ConsumerRecord<String, byte[]>> messages, Handler handler, RuntimeException failure) {
        if (messages.size() == 1) {
            setAside(messages.getFirst(), failure);
        } else {
            LOG.warnf(failure, "%d messages cannot be worked together, taking them one by one", messages.size());
            messages.forEach(message -> take(List.of(message), handler));
        }
    }

    /** Goes past a message that cannot be worked, without looking into it again. Whatever fails here is waited for. */
    private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        var partition = partition(message);
        LOG.errorf(failure, "An event cannot be worked and is set aside: %s@%d", partition, message.offset());
        var violation = new Violation("", "could not be worked by " + service + ": " + failure.getMessage());
        patience.untilDone(
                "Setting aside %s@%d".formatted(partition, message.offset()),
                () -> inTransaction(connection -> {
                    var known = offsets.lock(connection, List.of(partition));
                    if (message.offset() >= known.get(partition)) {
                        reject(connection, message, RejectedEvent.Reason.FAILED, List.of(violation));
                        offsets.advance(connection, Map.of(partition, message.offset() + 1));
                    }
                }),
                anything -> true);
    }

    private void inTransaction(TenantTransaction.Step step) {
        transactions.acrossTenants(connection -> {
            step.with(connection);
            return null;
        });
    }

    private void work(Connection connection, List<ConsumerRecord<String, byte[]>> messages, Handler handler)
            throws SQLException {
        var next = nextOffsets(messages);
        var known = offsets.lock(connection, next.keySet());
        var events = new ArrayList<Received>(messages.size());
        for (var message : messages) {
            if (message.offset() >= known.get(partition(message))) {
                read(connection, message).ifPresent(events::add);
            }
        }
        if (!events.isEmpty()) {
            handler.handle(connection, events);
        }
        offsets.advance(connection, next);
    }

    private Optional<Received> read(Connection connection, ConsumerRecord<String, byte[]> message) throws SQLException {
        try {
            var kafkaMessage = new KafkaMessage(message.key(), headers(message), message.value());
            var raw = kafkaMessage.event();
            var tenant = kafkaMessage.tenant();
            return Optional.of(
                    new Received(tenant, EventReader.read(raw), raw, Instant.ofEpochMilli(message.timestamp())));
        } catch (InvalidEventException invalid) {
            reject(connection, message, RejectedEvent.Reason.INVALID, invalid.violations());
            return Optional.empty();
        }
    }

    private void reject(
            Connection connection,
            ConsumerRecord<String, byte[]> message,
            RejectedEvent.Reason reason,
            List<Violation> violations)
            throws SQLException {
        var headers = headers(message);
        var tenant = headers.getOrDefault("ce_tenant", "");
        if (!Tenant.isId(tenant)) {
            LOG.errorf("A message without a tenant is dropped: %s@%d", partition(message), message.offset());
            return;
        }
        var body = message.value() == null ? "" : new String(message.value(), StandardCharsets.UTF_8);
        outbox.append(
                connection,
                new RejectedEvent(
                        UUID.randomUUID().toString(),
                        tenant,
                        clock.instant(),
                        service,
                        reason,
                        violations,
                        Optional.ofNullable(headers.get("ce_id")),
                        body));
    }

    private static Map<TopicPartition, Long> nextOffsets(List<ConsumerRecord<String, byte[]>> messages) {
        var next = new LinkedHashMap<TopicPartition, Long>();
        messages.forEach(message -> next.merge(partition(message), message.offset() + 1, Math::max));
        return next;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    private static Map<String, String> headers(ConsumerRecord<String, byte[]> message) {
        var headers = new LinkedHashMap<String, String>();
        message.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }
}
