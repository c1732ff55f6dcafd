package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A snapshot")
class SnapshotTest {
    private static final String TENANT = "snapshots";

    @Inject
    KafkaClients kafka;

    @Inject
    InstantSource clock;

    @Inject
    Told told;

    @Test
    void tells_of_a_posted_event_what_the_api_answers_for_its_window() throws Exception {
        told.ofTenant(TENANT);
        var opened = clock.instant().minus(Duration.ofHours(2));
        try (var producer = kafka.producer(Map.of())) {
            publish(producer, "conversation.opened", opened, "{\"channel\": \"chat\", \"handledBy\": \"ai\"}");
            publish(producer, "conversation.resolved", opened.plusSeconds(600), "{\"by\": \"ai\"}");
        }

        // Should the look fall between the two events, the next one comes with the next minute.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(latest("resolution_time|")).isPresent());

        var snapshots = messages();
        for (var key : new String[] {
            "resolution_time|", "resolution_rate|path=ai_only", "conversation_volume|channel=chat", "containment_rate|"
        }) {
            var snapshot = snapshots.get(TENANT + "|" + key);
            var group = new StringBuilder();
            snapshot.group().forEach((dimension, word) -> group.append("&" + dimension + "=" + word));
            var figure = Told.reading(TENANT)
                    .get("/v1/kpis/%s?from=%s&to=%s%s".formatted(snapshot.kpi(), snapshot.from(), snapshot.to(), group))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(snapshot.value().orElseThrow())
                    .as(key)
                    .isEqualTo(figure.getDouble("total[0].value"))
                    .isPositive();
            assertThat(snapshot.n()).as(key).isEqualTo(figure.getLong("total[0].n"));
        }
    }

    private static void publish(Producer<String, byte[]> producer, String type, Instant at, String data)
            throws Exception {
        var event = new CloudEvent(
                type,
                "/snapshots",
                type,
                at.toString(),
                Optional.of("one"),
                Map.of(),
                ContractJson.mapper().readTree(data));
        var message = KafkaMessage.of(TENANT, event);
        var out = new ProducerRecord<String, byte[]>(Topics.SUPPORT_EVENTS, message.key(), message.value());
        message.headers().forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(out);
    }

    private Optional<KpiSnapshot> latest(String key) throws Exception {
        return Optional.ofNullable(messages().get(TENANT + "|" + key));
    }

    /** The latest of each of the tenant's keys. */
    private Map<String, KpiSnapshot> messages() throws Exception {
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(Topics.KPI_SNAPSHOTS).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new HashMap<String, KpiSnapshot>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().startsWith(TENANT + "|")) {
                        found.put(message.key(), ContractJson.mapper().readValue(message.value(), KpiSnapshot.class));
                    }
                }
            }
            return found;
        }
    }
}
