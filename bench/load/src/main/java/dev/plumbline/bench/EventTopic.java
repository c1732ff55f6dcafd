package dev.plumbline.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.embedded.EmbeddedKafka;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes events where ingestion would have written them, as it would. */
final class EventTopic {
    private static final String TOPIC = "support.events";
    private static final String TENANT = "demo";

    private final EmbeddedKafka kafka;

    EventTopic(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    void write(Iterator<SupportYear.Event> events) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                20,
                "batch.size",
                256 * 1024);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            events.forEachRemaining(event -> producer.send(record(event)));
        }
    }

    private static ProducerRecord<String, byte[]> record(SupportYear.Event event) {
        var record = new ProducerRecord<>(
                TOPIC, TENANT + "|" + event.subject(), event.data().getBytes(UTF_8));
        var headers = record.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", event.id().getBytes(UTF_8));
        headers.add("ce_source", "/bench".getBytes(UTF_8));
        headers.add("ce_type", event.type().getBytes(UTF_8));
        headers.add("ce_time", event.time().toString().getBytes(UTF_8));
        headers.add("ce_subject", event.subject().getBytes(UTF_8));
        headers.add("ce_tenant", TENANT.getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        return record;
    }
}
