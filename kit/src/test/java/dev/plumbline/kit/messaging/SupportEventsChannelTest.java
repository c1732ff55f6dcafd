package dev.plumbline.kit.messaging;

import static dev.plumbline.kit.messaging.Messages.message;
import static dev.plumbline.kit.messaging.Messages.produced;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.sample.Taken;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way that every service goes: SmallRye's channel in batches, the rebalance listener by name, the inbox behind it. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The channel of support events")
@Timeout(120)
class SupportEventsChannelTest {
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Taken taken;

    @Inject
    KafkaClients kafka;

    @Inject
    AgroalDataSource dataSource;

    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void brings_each_event_once_while_the_database_goes_away_again_and_again() {
        for (var part = 0; part < 4; part++) {
            produce(part * 500, 500);
            terminateAllSessions();
        }

        awaitEachTakenOnce(2000);
        assertAlive();
    }

    @Test
    void brings_each_event_once_while_another_replica_comes_and_dies() {
        produce(0, 500);
        try (var replica = kafka.consumer(Map.of("group.id", "metrics", "auto.offset.reset", "earliest"))) {
            replica.subscribe(List.of(Topics.SUPPORT_EVENTS));
            await().atMost(PATIENCE).until(() -> {
                replica.poll(Duration.ofMillis(200));
                return !replica.assignment().isEmpty();
            });
            produce(500, 500);
            // It gets some of them, and ends without taking any.
            replica.poll(Duration.ofMillis(500));
        }

        awaitEachTakenOnce(1000);
        assertAlive();
    }

    @Test
    void goes_on_after_an_event_that_nobody_can_read() {
        try (var producer = kafka.producer(Map.of())) {
            var broken = Messages.with(message(tenant, "broken"), "{");
            producer.send(produced(Topics.SUPPORT_EVENTS, 0, broken));
        }
        produce(0, 12);

        awaitEachTakenOnce(12);
        assertAlive();
    }

    private void produce(int first, int count) {
        try (var producer = kafka.producer(Map.of())) {
            for (var number = first; number < first + count; number++) {
                producer.send(produced(Topics.SUPPORT_EVENTS, number % PARTITIONS, message(tenant, "e" + number)));
            }
        }
    }

    private void awaitEachTakenOnce(int count) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> taken.of(tenant).size() == count);
        assertThat(taken.of(tenant).values()).containsOnly(1);
    }

    private static void assertAlive() {
        when().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> when().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'tenant registry' }.status", equalTo("UP")));
    }

    /** All but the one that does it, which may turn out to have been ended by the last round itself. */
    private void terminateAllSessions() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                return statement.execute("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where usename = current_user and pid <> pg_backend_pid()""");
            }
        });
    }
}
