package dev.plumbline.kit.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where to go on reading, per partition; kept beside the effect of what was read. */
@ApplicationScoped
class InboxOffsets {

    /** Locks the partitions until the transaction ends and tells the next offset of each that is known. */
    Map<TopicPartition, Long> lock(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        var known = new HashMap<TopicPartition, Long>();
        // The upsert makes and locks the row in one step; a fixed order keeps two consumers from a deadlock.
        try (var upsert = connection.prepareStatement("""
                insert into inbox_offset (topic, kafka_partition, next_offset) values (?, ?, 0)
                on conflict (topic, kafka_partition) do update set next_offset = inbox_offset.next_offset
                returning next_offset""")) {
            for (var partition : inOrder(partitions)) {
                upsert.setString(1, partition.topic());
                upsert.setInt(2, partition.partition());
                try (var rows = upsert.executeQuery()) {
                    rows.next();
                    known.put(partition, rows.getLong(1));
                }
            }
        }
        return known;
    }

    void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        try (var update = connection.prepareStatement("""
                update inbox_offset set next_offset = greatest(next_offset, ?)
                where topic = ? and kafka_partition = ?""")) {
            for (var partition : inOrder(next.keySet())) {
                update.setLong(1, next.get(partition));
                update.setString(2, partition.topic());
                update.setInt(3, partition.partition());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** The next offset of each partition that was read from before. */
    Map<TopicPartition, Long> find(Connection connection, Collection<TopicPartition> partitions) throws SQLException {
        var known = new HashMap<TopicPartition, Long>();
        try (var select = connection.prepareStatement(
                "select next_offset from inbox_offset where topic = ? and kafka_partition = ?")) {
            for (var partition : partitions) {
                select.setString(1, partition.topic());
                select.setInt(2, partition.partition());
                try (var rows = select.executeQuery()) {
                    if (rows.next()) {
                        known.put(partition, rows.getLong(1));
                    }
                }
            }
        }
        return known;
    }

    /** Forgets a partition whose topic was made anew: its offsets begin again. */
    void forget(Connection connection, TopicPartition partition) throws SQLException {
        try (var delete =
                connection.prepareStatement("delete from inbox_offset where topic = ? and kafka_partition = ?")) {
            delete.setString(1, partition.topic());
            delete.setInt(2, partition.partition());
            delete.executeUpdate();
        }
    }

    private static Iterable<TopicPartition> inOrder(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
    }
}
