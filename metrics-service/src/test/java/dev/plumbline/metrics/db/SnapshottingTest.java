package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.messaging.Outbox;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.kpi.Figures;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The topic kpi.snapshots")
class SnapshottingTest {
    /** So late that the service itself, which looks at the present, never comes in between. */
    private static final Instant LATER = Instant.parse("2126-02-01T12:00:00Z");

    @Inject
    Projection projection;

    @Inject
    Snapshotting snapshotting;

    @Inject
    SnapshotStore store;

    @Inject
    Figures figures;

    @Inject
    Outbox outbox;

    @Inject
    TenantTransaction transactions;

    @Inject
    TenantRegistry registry;

    @Inject
    KafkaClients kafka;

    @Inject
    InstantSource clock;

    private int number;

    @BeforeEach
    void know_the_tenants() {
        await().until(registry::isLoaded);
    }

    @Test
    void is_told_of_a_key_once_a_minute_at_most() throws Exception {
        take("paced", opened("one", LATER.minusSeconds(60), "ai"));
        snapshotting.look(LATER);
        take("paced", opened("two", LATER.minusSeconds(60), "ai"));
        snapshotting.look(LATER.plusSeconds(59));

        assertThat(volumes("paced")).containsExactly(1L);

        snapshotting.look(LATER.plusSeconds(60));

        assertThat(volumes("paced")).containsExactly(1L, 2L);
    }

    @Test
    void is_told_nothing_where_nothing_changed() throws Exception {
        take("still", opened("one", LATER.minusSeconds(60), "ai"));
        snapshotting.look(LATER);

        // No event: nobody looks.
        snapshotting.look(LATER.plus(Duration.ofMinutes(5)));
        assertThat(lookedUntil("still")).isEqualTo(LATER);

        // An event that changes nothing, and a service that has just started: what is seen is as before.
        take("still", opened("one", LATER.minusSeconds(30), "ai"));
        new Snapshotting(store, figures, transactions, outbox, clock).look(LATER.plus(Duration.ofMinutes(6)));
        assertThat(lookedUntil("still")).isAfter(LATER);
        assertThat(volumes("still")).containsExactly(1L);
    }

    @Test
    void is_told_what_leaves_a_window_without_an_event() throws Exception {
        take("sliding", opened("one", LATER.minus(Duration.ofHours(23)), "ai"));
        snapshotting.look(LATER);
        snapshotting.look(LATER.plus(Duration.ofHours(2)));

        assertThat(volumes("sliding")).containsExactly(1L, 0L);
        // A group in which nothing is any more has no figure: its key ends.
        assertThat(all("sliding").stream()
                        .filter(it -> it.key().equals("sliding|conversation_volume|channel=chat"))
                        .map(it -> it.value() == null)
                        .toList())
                .containsExactly(false, true);
    }

    @Test
    void is_told_of_each_tenant_apart() throws Exception {
        take("apart-1", opened("one", LATER.minusSeconds(60), "ai"));
        take("apart-2", opened("one", LATER.minusSeconds(60), "ai"));
        take("apart-2", opened("two", LATER.minusSeconds(60), "ai"));
        snapshotting.look(LATER);

        assertThat(volumes("apart-1")).containsExactly(1L);
        assertThat(volumes("apart-2")).containsExactly(2L);
        assertThat(all("apart-1")).extracting(it -> snapshot(it).tenant()).containsOnly("apart-1");
    }

    private CloudEvent opened(String conversation, Instant at, String by) {
        return event(
                "conversation.opened",
                conversation,
                at,
                "{\"channel\": \"chat\", \"handledBy\": \"%s\"}".formatted(by));
    }

    private CloudEvent event(String type, String subject, Instant at, String data) {
        try {
            return new CloudEvent(
                    "event-" + number++,
                    "/snapshots",
                    type,
                    at.toString(),
                    Optional.of(subject),
                    Map.of(),
                    ContractJson.mapper().readTree(data));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private void take(String tenant, CloudEvent... events) throws InvalidEventException {
        var received = new ArrayList<Received>();
        for (var event : events) {
            received.add(new Received(tenant, EventReader.read(event), event, clock.instant()));
        }
        transactions.acrossTenants(connection -> {
            projection.handle(connection, received);
            return null;
        });
    }

    /** The volumes that were told, the first one first. */
    private List<Long> volumes(String tenant) {
        return all(tenant).stream()
                .filter(it -> it.key().equals(tenant + "|conversation_volume|"))
                .map(it -> snapshot(it).n())
                .toList();
    }

    /** All messages of a tenant, after the outbox has sent what it holds of it. */
    private List<ConsumerRecord<String, byte[]>> all(String tenant) {
        await().until(() -> transactions.in(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from outbox")) {
                rows.next();
                return rows.getLong(1) == 0;
            }
        }));
        return messages(tenant + "|");
    }

    private Instant lookedUntil(String tenant) {
        return transactions.in(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select until from snapshot_look")) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        });
    }

    private static KpiSnapshot snapshot(ConsumerRecord<String, byte[]> message) {
        try {
            return ContractJson.mapper().readValue(message.value(), KpiSnapshot.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private List<ConsumerRecord<String, byte[]>> messages(String keyPrefix) {
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(Topics.KPI_SNAPSHOTS).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().startsWith(keyPrefix)) {
                        found.add(message);
                    }
                }
            }
            return found;
        }
    }
}
