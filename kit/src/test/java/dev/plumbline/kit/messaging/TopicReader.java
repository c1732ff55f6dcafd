package dev.plumbline.kit.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what stands in a topic now, from its first message to its last. */
public final class TopicReader {
    private static final Duration POLL = Duration.ofMillis(100);

    private TopicReader() {}

    /** The messages of a topic whose key begins with the prefix, in the order of each partition. */
    public static List<ConsumerRecord<String, byte[]>> read(KafkaClients kafka, String topic, String keyPrefix) {
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(POLL)) {
                    if (message.key().startsWith(keyPrefix)) {
                        found.add(message);
                    }
                }
            }
            return found;
        }
    }

    static JsonNode json(ConsumerRecord<String, byte[]> message) {
        try {
            return ContractJson.mapper().readTree(message.value());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
