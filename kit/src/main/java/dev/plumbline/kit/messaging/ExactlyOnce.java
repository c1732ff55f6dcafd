package dev.plumbline.kit.messaging;

import dev.plumbline.kit.db.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Takes Kafka's messages, each once. A batch's effect and the partitions' next offsets are written in one transaction,
 * so a crash between the two cannot happen. A message that cannot be worked, alone in a transaction of its own, is set
 * aside and does not hold up the others.
 */
@ApplicationScoped
class ExactlyOnce {
    private static final Logger LOG = Logger.getLogger(ExactlyOnce.class);

    private final TenantTransaction transactions;
    private final InboxOffsets offsets;
    private final Patience patience;

    ExactlyOnce(TenantTransaction transactions, InboxOffsets offsets, Patience patience) {
        this.transactions = transactions;
        this.offsets = offsets;
        this.patience = patience;
    }

    /** What the messages are, and what becomes of them; all of it on the connection of the transaction. */
    interface Work<T> {
        /** The message as something to handle; empty when it is none, which is then dealt with. */
        Optional<T> read(Connection connection, ConsumerRecord<String, byte[]> message) throws SQLException;

        void handle(Connection connection, List<T> read) throws SQLException;

        /** Keeps, without looking into it again, a message whose handling failed. */
        void setAside(Connection connection, ConsumerRecord<String, byte[]> message, RuntimeException failure)
                throws SQLException;
    }

    /**
     * Takes a batch. Returns when its effect is committed; while the database is away it waits and tries again.
     *
     * @throws IllegalStateException when the service stops before that; the batch comes again at the next start
     */
    <T> void take(ConsumerRecords<String, byte[]> batch, Work<T> work) {
        var messages = new ArrayList<ConsumerRecord<String, byte[]>>(batch.count());
        batch.forEach(messages::add);
        take(messages, work);
    }

    static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    private <T> void take(List<ConsumerRecord<String, byte[]>> messages, Work<T> work) {
        try {
            patience.untilDone(
                    "Taking %d messages".formatted(messages.size()),
                    () -> inTransaction(connection -> takeNew(connection, messages, work)));
        } catch (ServiceStops stops) {
            throw stops;
        } catch (RuntimeException failure) {
            takeApart(messages, work, failure);
        }
    }

    private <T> void takeNew(Connection connection, List<ConsumerRecord<String, byte[]>> messages, Work<T> work)
            throws SQLException {
        var next = nextOffsets(messages);
        var known = offsets.lock(connection, next.keySet());
        var read = new ArrayList<T>(messages.size());
        for (var message : messages) {
            if (message.offset() >= known.get(partition(message))) {
                work.read(connection, message).ifPresent(read::add);
            }
        }
        if (!read.isEmpty()) {
            work.handle(connection, read);
        }
        offsets.advance(connection, next);
    }

    /** One message is to blame: each gets a transaction of its own, and the one that fails is set aside. */
    private <T> void takeApart(List<ConsumerRecord<String, byte[]>> messages, Work<T> work, RuntimeException failure) {
        if (messages.size() == 1) {
            setAside(messages.getFirst(), work, failure);
        } else {
            LOG.warnf(failure, "%d messages cannot be worked together, taking them one by one", messages.size());
            messages.forEach(message -> take(List.of(message), work));
        }
    }

    /** Goes past a message that cannot be worked. Whatever fails here is waited for. */
    private void setAside(ConsumerRecord<String, byte[]> message, Work<?> work, RuntimeException failure) {
        var partition = partition(message);
        LOG.errorf(failure, "A message cannot be worked and is set aside: %s@%d", partition, message.offset());
        patience.untilDone(
                "Setting aside %s@%d".formatted(partition, message.offset()),
                () -> inTransaction(connection -> {
                    var known = offsets.lock(connection, List.of(partition));
                    if (message.offset() >= known.get(partition)) {
                        work.setAside(connection, message, failure);
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

    private static Map<TopicPartition, Long> nextOffsets(List<ConsumerRecord<String, byte[]>> messages) {
        var next = new LinkedHashMap<TopicPartition, Long>();
        messages.forEach(message -> next.merge(partition(message), message.offset() + 1, Math::max));
        return next;
    }
}
