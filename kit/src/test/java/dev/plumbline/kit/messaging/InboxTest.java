package dev.plumbline.kit.messaging;

import static dev.plumbline.kit.messaging.Messages.batch;
import static dev.plumbline.kit.messaging.Messages.message;
import static dev.plumbline.kit.messaging.Messages.messages;
import static dev.plumbline.kit.messaging.Messages.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.sample.Taken;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The inbox")
@Timeout(60)
class InboxTest {
    @Inject
    Inbox inbox;

    @Inject
    InboxOffsets offsets;

    @Inject
    Outbox outbox;

    @Inject
    TenantTransaction transactions;

    @Inject
    Taken taken;

    @Inject
    KafkaClients kafka;

    private final String tenant = "t-" + UUID.randomUUID();
    private final TopicPartition partition = new TopicPartition("inbox-" + tenant, 0);

    @Test
    void takes_each_event_of_a_batch_and_notes_where_to_read_on() {
        inbox.take(batch(partition, 40, messages(tenant, "a", "b", "c")), taken::count);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
        assertThat(nextOffset()).isEqualTo(43);
    }

    @Test
    void takes_a_batch_that_comes_again_only_once() {
        var batch = batch(partition, 0, messages(tenant, "a", "b"));

        inbox.take(batch, taken::count);
        inbox.take(batch, taken::count);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void takes_only_what_is_new_of_a_batch_that_overlaps_the_last_one() {
        inbox.take(batch(partition, 0, messages(tenant, "a", "b")), taken::count);
        inbox.take(batch(partition, 1, messages(tenant, "b", "c")), taken::count);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
        assertThat(nextOffset()).isEqualTo(3);
    }

    @Test
    void keeps_no_part_of_a_batch_whose_handler_fails_half_way() {
        var attempts = new AtomicInteger();

        inbox.take(batch(partition, 0, messages(tenant, "a", "b", "c")), (connection, events) -> {
            taken.count(connection, events.subList(0, 2));
            if (attempts.incrementAndGet() == 1) {
                throw new SQLException("the connection broke", "08006");
            }
            taken.count(connection, events.subList(2, 3));
        });

        assertThat(attempts).hasValue(2);
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
    }

    @Test
    void sets_aside_the_one_event_that_cannot_be_worked_and_takes_its_neighbours() throws Exception {
        inbox.take(batch(partition, 0, messages(tenant, "a", "poison", "c")), this::failOnPoison);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "c", 1));
        assertThat(nextOffset()).isEqualTo(3);
        var rejected = awaitRejected(1).getFirst();
        assertThat(rejected.path("reason").asText()).isEqualTo("FAILED");
        assertThat(rejected.path("rejectedBy").asText()).isEqualTo("metrics");
        assertThat(rejected.path("eventId").asText()).isEqualTo("poison");
        assertThat(CloudEventJson.read(
                        ContractJson.mapper().readTree(rejected.path("body").asText())))
                .as("the whole event, to be sent again when the defect is mended")
                .isEqualTo(EventReader.write(Messages.event("poison")));
        assertThat(rejected.at("/violations/0/detail").asText()).contains("it is poison");
    }

    @Test
    void sets_an_event_aside_once_even_if_it_comes_again() {
        var batch = batch(partition, 0, messages(tenant, "poison"));
        inbox.take(batch, this::failOnPoison);

        inbox.take(batch, this::failOnPoison);
        inbox.take(batch(partition, 1, messages(tenant, "after")), this::failOnPoison);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("after", 1));
        assertThat(awaitRejected(1)).hasSize(1);
    }

    @Test
    void sets_aside_an_event_whose_handler_overflows_the_stack() {
        inbox.take(batch(partition, 0, messages(tenant, "a", "poison")), (connection, events) -> {
            if (events.stream().anyMatch(it -> it.event().id().equals("poison"))) {
                throw new StackOverflowError();
            }
            taken.count(connection, events);
        });

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1));
        assertThat(awaitRejected(1)).hasSize(1);
    }

    @Test
    void rejects_what_breaks_the_contract_with_the_reasons_and_takes_its_neighbours() {
        inbox.take(
                batch(
                        partition,
                        0,
                        List.of(
                                message(tenant, "a"),
                                with(message(tenant, "not-json"), "{"),
                                with(message(tenant, "bad-time"), "ce_time", "yesterday"),
                                with(message(tenant, "no-version"), "ce_specversion", null),
                                message(tenant, "e"))),
                taken::count);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "e", 1));
        assertThat(awaitRejected(3))
                .allSatisfy(it -> assertThat(it.path("reason").asText()).isEqualTo("INVALID"))
                .extracting(it -> it.path("eventId").asText()
                        + it.at("/violations/0/pointer").asText())
                .containsExactly("not-json/data", "bad-time/time", "no-version/specversion");
    }

    @Test
    void rejects_text_that_no_stream_can_carry_without_choking_on_it_itself() {
        var halfOfAPair = with(
                with(message(tenant, "half"), "{\"author\": \"\\ud83d\", \"text\": \"\\u0000\"}"),
                "ce_type",
                "conversation.message");

        inbox.take(batch(partition, 0, List.of(halfOfAPair, message(tenant, "b"))), taken::count);

        assertThat(taken.of(tenant)).isEqualTo(Map.of("b", 1));
        assertThat(awaitRejected(1).getFirst().findValuesAsText("pointer")).contains("/data/author", "/data/text");
    }

    @Test
    void cuts_a_huge_event_that_it_rejects_to_what_kafka_takes() {
        var huge = with(message(tenant, "huge"), "\"" + "\\u0001".repeat(150_000) + "\"");

        inbox.take(batch(partition, 0, List.of(huge)), taken::count);

        assertThat(awaitRejected(1).getFirst().path("eventId").asText()).isEqualTo("huge");
    }

    @Test
    void passes_by_a_message_that_names_no_tenant() {
        inbox.take(
                batch(
                        partition,
                        0,
                        List.of(
                                with(message(tenant, "nobodys"), "ce_tenant", null),
                                with(message(tenant, "everybodys"), "ce_tenant", "*"),
                                message(tenant, "ours"))),
                taken::count);

        assertThat(transactions.acrossTenants(this::strangers)).isEmpty();
        assertThat(taken.of(tenant)).isEqualTo(Map.of("ours", 1));
        assertThat(nextOffset()).isEqualTo(3);
    }

    @Test
    void waits_for_a_database_that_ends_its_session_in_the_middle() {
        var attempts = new AtomicInteger();

        inbox.take(batch(partition, 0, messages(tenant, "a", "b")), (connection, events) -> {
            taken.count(connection, events);
            if (attempts.incrementAndGet() <= 2) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select pg_terminate_backend(pg_backend_pid())");
                }
            }
        });

        assertThat(attempts).hasValue(3);
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void waits_for_a_database_that_goes_away_at_the_commit() {
        var attempts = new AtomicInteger();

        inbox.take(batch(partition, 0, messages(tenant, "a", "b")), (connection, events) -> {
            taken.count(connection, events);
            if (attempts.incrementAndGet() == 1) {
                atCommit(connection, "perform pg_terminate_backend(pg_backend_pid());");
            }
        });

        assertThat(attempts).hasValue(2);
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void sets_aside_an_event_that_the_database_refuses_only_at_the_commit() {
        inbox.take(batch(partition, 0, messages(tenant, "a", "poison", "c")), (connection, events) -> {
            taken.count(connection, events);
            if (events.stream().anyMatch(it -> it.event().id().equals("poison"))) {
                atCommit(connection, "raise exception 'it is poison' using errcode = 'check_violation';");
            }
        });

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "c", 1));
        assertThat(awaitRejected(1)).hasSize(1);
    }

    @Test
    void waits_for_tables_that_are_not_there_yet_instead_of_setting_everything_aside() {
        var attempts = new AtomicInteger();

        inbox.take(batch(partition, 0, messages(tenant, "a")), (connection, events) -> {
            if (attempts.incrementAndGet() == 1) {
                try (var statement = connection.createStatement()) {
                    statement.execute("select * from a_table_of_the_next_version");
                }
            }
            taken.count(connection, events);
        });

        assertThat(attempts).hasValue(2);
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1));
    }

    @Test
    void takes_a_batch_once_that_two_replicas_have_at_the_same_time() {
        var batch = batch(partition, 0, messages(tenant, "a", "b", "c"));
        var together = new CyclicBarrier(2);
        Runnable replica = () -> {
            try {
                together.await(10, TimeUnit.SECONDS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
            inbox.take(batch, taken::count);
        };

        try (var replicas = Executors.newFixedThreadPool(2)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(replica, replicas),
                            CompletableFuture.runAsync(replica, replicas))
                    .join();
        }

        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
    }

    @Test
    void stops_waiting_at_once_when_the_service_stops() {
        var patience = new Patience();
        var stoppable = inboxWith(patience);
        var waiting = new CountDownLatch(1);
        var work = CompletableFuture.runAsync(
                () -> stoppable.take(batch(partition, 0, messages(tenant, "a")), (connection, events) -> {
                    waiting.countDown();
                    throw new SQLException("shutting down", "57P01");
                }));
        await().until(() -> waiting.getCount() == 0);

        patience.stop(new ShutdownEvent());

        assertThat(work)
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IllegalStateException.class);
        assertThat(taken.of(tenant)).isEmpty();
    }

    @Test
    void blames_no_event_for_what_fails_while_the_service_stops() {
        var patience = new Patience();
        var stopping = inboxWith(patience);

        assertThatThrownBy(() -> stopping.take(batch(partition, 0, messages(tenant, "a")), (connection, events) -> {
                    patience.stop(new ShutdownEvent());
                    throw new IllegalStateException("the container is closed");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("comes again");

        inbox.take(batch(partition, 0, messages(tenant, "a")), taken::count);
        assertThat(taken.of(tenant)).isEqualTo(Map.of("a", 1));
    }

    private Inbox inboxWith(Patience patience) {
        return new Inbox(new ExactlyOnce(transactions, offsets, patience), outbox, InstantSource.system(), "metrics");
    }

    private void failOnPoison(Connection connection, List<Received> events) throws SQLException {
        taken.count(connection, events);
        if (events.stream().anyMatch(it -> it.event().id().equals("poison"))) {
            throw new IllegalArgumentException("it is poison");
        }
    }

    /** Lets something happen in the very last moment of the transaction. */
    private static void atCommit(Connection connection, String what) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temp table doomed (id integer) on commit drop");
            statement.execute("create or replace function pg_temp.doom() returns trigger language plpgsql as $$ begin "
                    + what + " return null; end $$");
            statement.execute("create constraint trigger doom after insert on doomed deferrable initially deferred "
                    + "for each row execute function pg_temp.doom()");
            statement.execute("insert into doomed values (1)");
        }
    }

    private long nextOffset() {
        return transactions
                .acrossTenants(connection -> offsets.find(connection, List.of(partition)))
                .get(partition);
    }

    private List<String> strangers(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select tenant_id from taken where tenant_id in ('*', '')");
                var rows = select.executeQuery()) {
            var strangers = new ArrayList<String>();
            while (rows.next()) {
                strangers.add(rows.getString(1));
            }
            return strangers;
        }
    }

    private List<JsonNode> awaitRejected(int count) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> TopicReader.read(kafka, Topics.SUPPORT_REJECTED, tenant).stream()
                                .map(TopicReader::json)
                                .toList(),
                        found -> found.size() >= count);
    }
}
