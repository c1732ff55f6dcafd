package dev.plumbline.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded Kafka")
class EmbeddedKafkaTest {
    @TempDir
    Path folder;

    @Test
    void has_the_topics_of_the_event_contract_and_creates_no_others() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = admin.describeTopics(List.of("support.events", "tenant.registry"))
                    .allTopicNames()
                    .get();
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(
                            "support.events",
                            "support.rejected",
                            "kpi.snapshots",
                            "tenant.registry",
                            "tenant.key-use",
                            "support.alerts",
                            "customer.erasures");
            assertThat(topics.get("support.events").partitions()).hasSize(6);
            assertThat(topics.get("tenant.registry").partitions()).hasSize(1);
            assertThat(setting(admin, "support.events", "retention.ms"))
                    .isEqualTo(Long.toString(Duration.ofDays(7).toMillis()));
            assertThat(setting(admin, "kpi.snapshots", "cleanup.policy")).isEqualTo("compact");
        }
    }

    @Test
    void keeps_its_records_over_a_restart_and_over_a_crash() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            send(kafka, "first");
        }
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            send(kafka, "second");
            kafka.kill();
        }
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(records(kafka)).containsExactly("first", "second");
        }
    }

    @Test
    void ends_by_itself_when_the_run_that_started_it_was_killed() throws Exception {
        // Given
        var run = KilledRun.ofKafka(folder);
        long broker =
                Long.parseLong(Files.readString(folder.resolve("kafka.pid")).split(" ")[0]);
        // When
        run.kill();
        // Then
        await().atMost(10, SECONDS).until(() -> ProcessHandle.of(broker).isEmpty());
    }

    @Test
    void takes_over_at_once_from_a_run_that_was_killed() throws Exception {
        KilledRun.ofKafka(folder).kill();
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            send(kafka, "again");
            assertThat(records(kafka)).containsExactly("again");
        }
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("tenant.registry", "demo", value))
                    .get();
        }
    }

    private static List<String> records(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition("tenant.registry", 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            var values = new java.util.ArrayList<String>();
            consumer.poll(Duration.ofSeconds(10)).forEach(found -> values.add(found.value()));
            return values;
        }
    }
}
