package dev.plumbline.kit.messaging;

import dev.plumbline.kit.db.TenantTransaction;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Makes a consumer go on where the database says, not where Kafka says. Named in a channel's
 * {@code consumer-rebalance-listener.name}.
 */
@ApplicationScoped
@Identifier("inbox")
class InboxAssignment implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(InboxAssignment.class);

    private final TenantTransaction transactions;
    private final InboxOffsets offsets;

    InboxAssignment(TenantTransaction transactions, InboxOffsets offsets) {
        this.transactions = transactions;
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        transactions.acrossTenants(connection -> {
            for (var known : offsets.find(connection, partitions).entrySet()) {
                var partition = known.getKey();
                if (known.getValue() <= ends.get(partition)) {
                    consumer.seek(partition, known.getValue());
                } else {
                    LOG.warnf(
                            "%s is shorter than what was read of it: it was made anew and is read from its start",
                            partition);
                    offsets.forget(connection, partition);
                    consumer.seekToBeginning(java.util.List.of(partition));
                }
            }
            return null;
        });
    }
}
