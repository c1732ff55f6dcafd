package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Puts messages on {@code support.rejected} as another service would, all on one partition: in order. */
public final class DeadLetters {
    private DeadLetters() {}

    public static void send(RejectedEvent... rejected) throws Exception {
        for (var event : rejected) {
            send(ContractJson.mapper().writeValueAsBytes(event));
        }
    }

    public static void send(String message) throws Exception {
        send(message == null ? null : message.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(byte[] message) throws Exception {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        var settings = Map.<String, Object>of("bootstrap.servers", servers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.SUPPORT_REJECTED, 0, "somebody", message))
                    .get();
        }
    }
}
