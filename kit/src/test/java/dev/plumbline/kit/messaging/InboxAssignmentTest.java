package dev.plumbline.kit.messaging;

import static dev.plumbline.kit.messaging.Messages.message;
import static dev.plumbline.kit.messaging.Messages.produced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.sample.Taken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A consumer that gets a partition")
@Timeout(90)
class InboxAssignmentTest {
    @Inject
    @Identifier("inbox")
    KafkaConsumerRebalanceListener assignment;

    @Inject
    Inbox inbox;

    @Inject
    Taken taken;

    @Inject
    TenantTransaction transactions;

    @Inject
    KafkaClients kafka;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String tenant = "t-" + UUID.randomUUID();
    private final String topic = "inbox-" + tenant;
    private final TopicPartition partition = new TopicPartition(topic, 0);

    @BeforeEach
    void make_the_topic() throws Exception {
        createTopic();
    }

    @Test
    void goes_on_after_what_was_taken_although_its_predecessor_died_before_it_told_kafka() {
        produce("a", "b", "c", "d", "e");

        assertThat(takeAndDie(assignment, 3)).containsExactly("a", "b", "c");
        assertThat(takeAndDie(assignment, 2)).containsExactly("d", "e");

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1, "d", 1, "e", 1));
    }

    @Test
    void reads_from_the_start_what_the_database_does_not_know_whatever_kafka_says() {
        produce("a", "b");
        tellKafka(2);

        assertThat(takeAndDie(assignment, 2)).containsExactly("a", "b");
    }

    @Test
    void goes_back_to_where_the_database_is_when_kafka_is_ahead() {
        produce("a", "b", "c");
        takeAndDie(assignment, 1);
        tellKafka(3);

        assertThat(takeAndDie(assignment, 2)).containsExactly("b", "c");
    }

    @Test
    void reads_a_topic_that_was_made_anew_from_its_start() throws Exception {
        produce("a", "b", "c");
        takeAndDie(assignment, 3);

        try (var admin = admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        createTopic();
        produce("d", "e");

        assertThat(takeAndDie(assignment, 2)).containsExactly("d", "e");
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1, "d", 1, "e", 1));
    }

    @Test
    void goes_on_at_the_first_event_left_when_kafka_has_deleted_some_unread() throws Exception {
        produce("a", "b", "c", "d");
        takeAndDie(assignment, 1);
        try (var admin = admin()) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }

        assertThat(takeAndDie(assignment, 1)).containsExactly("d");
    }

    @Test
    void waits_for_a_database_that_is_away_instead_of_starting_somewhere() {
        produce("a", "b");
        tellKafka(2);
        var lookUps = new AtomicInteger();
        var offsets = new InboxOffsets() {
            @Override
            Map<TopicPartition, Long> find(Connection connection, Collection<TopicPartition> partitions)
                    throws SQLException {
                if (lookUps.incrementAndGet() < 3) {
                    throw new SQLException("starting up", "57P03");
                }
                return super.find(connection, partitions);
            }
        };

        assertThat(takeAndDie(new InboxAssignment(transactions, offsets, new Patience()), 2))
                .containsExactly("a", "b");
        assertThat(lookUps).hasValue(3);
    }

    /** Takes so many events as a service would, and ends without telling Kafka how far it came. */
    private List<String> takeAndDie(KafkaConsumerRebalanceListener listener, int count) {
        var ids = new ArrayList<String>();
        try (var consumer =
                kafka.consumer(Map.of("group.id", tenant, "auto.offset.reset", "none", "max.poll.records", count))) {
            consumer.subscribe(List.of(topic), adapted(listener, consumer));
            while (ids.size() < count) {
                inbox.take(consumer.poll(Duration.ofMillis(200)), (connection, events) -> {
                    taken.count(connection, events);
                    events.forEach(it -> ids.add(it.event().id()));
                });
            }
        }
        return ids;
    }

    private static ConsumerRebalanceListener adapted(KafkaConsumerRebalanceListener listener, Consumer<?, ?> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                listener.onPartitionsRevoked(consumer, partitions);
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(consumer, partitions);
            }
        };
    }

    private void tellKafka(long offset) {
        try (var consumer = kafka.consumer(Map.of("group.id", tenant))) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
        }
    }

    private void produce(String... ids) {
        try (var producer = kafka.producer(Map.of())) {
            for (var id : ids) {
                producer.send(produced(topic, 0, message(tenant, id)));
            }
        }
    }

    private void createTopic() throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            // A topic just deleted keeps its name for a moment.
            await().ignoreExceptionsMatching(it -> it.getMessage().contains("already exists"))
                    .until(() -> {
                        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                                .all()
                                .get();
                        return true;
                    });
            await().until(() -> admin.listTopics().names().get().contains(topic));
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }
}
