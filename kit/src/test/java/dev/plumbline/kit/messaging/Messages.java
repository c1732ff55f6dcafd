package dev.plumbline.kit.messaging;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KafkaMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Kafka messages as ingestion sends them. */
final class Messages {
    private Messages() {}

    /** A small, valid event of a tenant. */
    static ConversationEvent event(String id) {
        return new ConversationEvent.Reopened(
                Header.of("/tests", id, Instant.parse("2026-02-01T09:30:00Z"), "conversation-1"));
    }

    static KafkaMessage message(String tenant, String id) {
        return KafkaMessage.of(tenant, EventReader.write(event(id)));
    }

    /** A message with one header changed, or removed when the value is null. */
    static KafkaMessage with(KafkaMessage message, String header, String value) {
        var headers = new HashMap<>(message.headers());
        headers.computeIfAbsent(header, absent -> "");
        headers.computeIfPresent(header, (name, before) -> value);
        return new KafkaMessage(message.key(), headers, message.value());
    }

    static KafkaMessage with(KafkaMessage message, String data) {
        return new KafkaMessage(message.key(), message.headers(), data.getBytes(StandardCharsets.UTF_8));
    }

    static List<KafkaMessage> messages(String tenant, String... ids) {
        return Arrays.stream(ids).map(id -> message(tenant, id)).toList();
    }

    /** The messages as they would stand in a partition from an offset on. */
    static ConsumerRecords<String, byte[]> batch(TopicPartition partition, long from, List<KafkaMessage> messages) {
        var records = IntStream.range(0, messages.size())
                .mapToObj(index -> consumed(partition, from + index, messages.get(index)))
                .toList();
        return new ConsumerRecords<>(Map.of(partition, records), Map.of());
    }

    static ProducerRecord<String, byte[]> produced(String topic, int partition, KafkaMessage message) {
        var produced = new ProducerRecord<>(topic, partition, message.key(), message.value());
        message.headers()
                .forEach((name, value) -> produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return produced;
    }

    private static ConsumerRecord<String, byte[]> consumed(
            TopicPartition partition, long offset, KafkaMessage message) {
        var consumed =
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, message.key(), message.value());
        message.headers()
                .forEach((name, value) -> consumed.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return consumed;
    }
}
