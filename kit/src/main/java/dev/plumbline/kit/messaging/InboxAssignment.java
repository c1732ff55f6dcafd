package dev.plumbline.kit.messaging;

import dev.plumbline.kit.db.TenantTransaction;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Makes a consumer go on where the database says, not where Kafka says: a partition that the database does not know is
 * read from its start. Named in a channel's {@code consumer-rebalance-listener.name}.
 */
@ApplicationScoped
@Identifier("inbox")
class InboxAssignment implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(InboxAssignment.class);

    private final TenantTransaction transactions;
    private final InboxOffsets offsets;
    private final Patience patience;

    InboxAssignment(TenantTransaction transactions, InboxOffsets offsets, Patience patience) {
        this.transactions = transactions;
        this.offsets = offsets;
        this.patience = patience;
    }

    /** Waits for a database that is away: to read on from Kafka's own offset could leave events out. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!partitions.isEmpty()) {
            patience.untilDone("Looking up where to read on", () -> seek(consumer, partitions));
        }
    }

    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var firsts = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        var known = known(partitions, ends);
        for (var partition : partitions) {
            var first = firsts.get(partition);
            var next = known.getOrDefault(partition, first);
            if (next < first) {
                LOG.errorf("%s was cut before it was read: offsets %d to %d are lost", partition, next, first - 1);
            }
            consumer.seek(partition, Math.max(next, first));
        }
    }

    private Map<TopicPartition, Long> known(Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return transactions.acrossTenants(connection -> {
            var known = offsets.find(connection, partitions);
            for (var partition : partitions) {
                if (known.getOrDefault(partition, 0L) > ends.get(partition)) {
                    LOG.warnf("%s ends before what was read of it: it was made anew, read from its start", partition);
                    offsets.forget(connection, partition);
                    known.remove(partition);
                }
            }
            return known;
        });
    }
}
