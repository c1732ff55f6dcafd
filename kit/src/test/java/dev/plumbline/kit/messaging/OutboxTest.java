package dev.plumbline.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The outbox")
@Timeout(90)
class OutboxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    TenantTransaction transactions;

    @Inject
    KafkaClients kafka;

    @Inject
    AgroalDataSource dataSource;

    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void sends_what_was_appended_in_the_order_of_the_calls() {
        for (var transaction = 0; transaction < 15; transaction++) {
            var first = transaction * 100;
            transactions.run(tenant, connection -> {
                for (var number = first; number < first + 100; number++) {
                    append(connection, Integer.toString(number));
                }
            });
        }

        var expected = IntStream.range(0, 1500).mapToObj(Integer::toString).toList();
        assertThat(awaitSent(1500)).extracting(OutboxTest::body).isEqualTo(expected);
        assertThat(left()).isZero();
    }

    @Test
    void sends_nothing_of_a_transaction_that_failed() {
        assertThatThrownBy(() -> transactions.run(tenant, connection -> {
                    append(connection, "never");
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");
        transactions.run(tenant, connection -> append(connection, "afterwards"));

        assertThat(awaitSent(1)).extracting(OutboxTest::body).containsExactly("afterwards");
    }

    @Test
    void sends_an_event_as_cloud_events_are_on_kafka() throws Exception {
        transactions.run(tenant, connection -> outbox.append(connection, tenant, Messages.event("e-1")));

        var sent = await().atMost(PATIENCE)
                .until(() -> TopicReader.read(kafka, Topics.SUPPORT_EVENTS, tenant), it -> !it.isEmpty())
                .getFirst();

        assertThat(sent.key()).isEqualTo(tenant + "|conversation-1");
        assertThat(header(sent, "ce_type")).isEqualTo("conversation.reopened");
        assertThat(header(sent, "ce_tenant")).isEqualTo(tenant);
        assertThat(header(sent, "ce_id")).isEqualTo("e-1");
    }

    @Test
    void says_of_an_event_when_it_was_written_however_late_it_is_sent() throws SQLException {
        try (var relaysLock = dataSource.getConnection()) {
            execute(relaysLock, "select pg_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
            transactions.run(tenant, connection -> {
                append(connection, "late");
                try (var statement = connection.createStatement()) {
                    statement.execute("update outbox set created_at = '2026-02-01T09:30:00Z'");
                }
            });
            execute(relaysLock, "select pg_advisory_unlock_all()");
        }

        assertThat(awaitSent(1).getFirst().timestamp())
                .isEqualTo(Instant.parse("2026-02-01T09:30:00Z").toEpochMilli());
    }

    @Test
    void sends_the_tombstone_that_ends_a_key() {
        transactions.run(tenant, connection -> {
            append(connection, "here");
            outbox.append(connection, tenant, Topics.SUPPORT_ALERTS, tenant + "|alert", null);
        });

        assertThat(awaitSent(2).getLast().value()).isNull();
    }

    @Test
    void keeps_an_entry_that_kafka_will_never_take_and_sends_the_others() {
        transactions.run(tenant, connection -> {
            append(connection, "before");
            append(connection, "x".repeat(2_000_000));
            append(connection, "after");
        });

        assertThat(awaitSent(2)).extracting(OutboxTest::body).containsExactly("before", "after");
        await().atMost(PATIENCE).until(() -> left() == 1);
        assertThat(refusals()).singleElement().asString().contains("2000");
    }

    @Test
    void is_read_in_bites_that_fit_into_memory() throws SQLException {
        try (var relaysLock = dataSource.getConnection()) {
            execute(relaysLock, "select pg_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
            for (var number = 0; number < 20; number++) {
                var body = number + "x".repeat(999_000);
                transactions.run(tenant, connection -> append(connection, body));
            }

            // The 17th is the one that fills the 16 MiB, by a byte or so.
            assertThat(transactions.acrossTenants(OutboxRelay::oldest)).hasSize(17);

            execute(relaysLock, "select pg_advisory_unlock_all()");
        }
        assertThat(awaitSent(20)).hasSize(20);
        await().atMost(PATIENCE).until(() -> left() == 0);
    }

    @Test
    void sends_again_what_was_sent_when_the_note_of_it_is_lost() throws SQLException {
        try (var relaysLock = dataSource.getConnection();
                var rowLock = dataSource.getConnection()) {
            // Given an entry that the relay can send, but not yet remove
            execute(relaysLock, "select pg_advisory_lock(hashtextextended(current_schema() || '.outbox', 0))");
            transactions.run(tenant, connection -> append(connection, "twice"));
            rowLock.setAutoCommit(false);
            execute(rowLock, "select set_config('plumbline.tenant', '*', true)");
            execute(rowLock, "select 1 from outbox where tenant_id = '" + tenant + "' for update");
            execute(relaysLock, "select pg_advisory_unlock_all()");
            awaitSent(1);

            // When its session dies
            await().atMost(PATIENCE).until(this::terminateWhoeverDeletes);

            // Then it comes a second time
            awaitSent(2);
            rowLock.rollback();
        }

        assertThat(awaitSent(2)).extracting(OutboxTest::body).containsOnly("twice");
        await().atMost(PATIENCE).until(() -> left() == 0);
    }

    private boolean terminateWhoeverDeletes() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where query like 'delete from outbox%' and wait_event_type = 'Lock'""")) {
            return rows.next();
        }
    }

    private void append(Connection connection, String body) throws SQLException {
        outbox.append(connection, tenant, Topics.SUPPORT_ALERTS, tenant + "|alert", Map.of("body", body));
    }

    private List<ConsumerRecord<String, byte[]>> awaitSent(int count) {
        return await().atMost(PATIENCE)
                .until(() -> TopicReader.read(kafka, Topics.SUPPORT_ALERTS, tenant), it -> it.size() >= count);
    }

    private long left() {
        return transactions.in(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select count(*) from outbox")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private List<String> refusals() {
        return transactions.in(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("select string_agg(refusal, ' ') from outbox")) {
                rows.next();
                return List.of(rows.getString(1));
            }
        });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String body(ConsumerRecord<String, byte[]> sent) {
        return TopicReader.json(sent).path("body").asText();
    }

    private static String header(ConsumerRecord<String, byte[]> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), UTF_8);
    }
}
