package dev.plumbline.alert.service;

import static dev.plumbline.alert.Events.csat;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("An alert on its way to a webhook")
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    @Inject
    TenantTransaction transactions;

    private final Receiver receiver = new Receiver();
    private final Instant hourAgo = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @AfterEach
    void close() {
        assertThat(receiver.forged()).isEmpty();
        receiver.close();
    }

    @Test
    void is_signed_and_tells_when_it_fires_and_when_it_is_over() {
        var desk = desk("signed");
        desk.hook(receiver.url());
        poorAnswer(desk, "s1");
        awaitMessages(1);
        desk.send(csat("good", hourAgo.plusSeconds(60), "conv-s1", "s1", 5));
        awaitMessages(2);

        var firing = receiver.messages().getFirst();
        assertThat(firing.body().at("/type").asText()).isEqualTo("alert.firing");
        assertThat(Instant.parse(firing.body().at("/timestamp").asText())).isBefore(Instant.now());
        assertThat(firing.body().at("/data/tenant").asText()).isEqualTo("signed");
        assertThat(firing.body().at("/data/fingerprint").asText()).isEqualTo("vip_poor_csat|s1");
        assertThat(firing.body().at("/data/state").asText()).isEqualTo("firing");
        assertThat(firing.body().at("/data/customerId").asText()).isEqualTo("cust-7");
        assertThat(firing.body().at("/data/evidence/0/score").asInt()).isEqualTo(1);
        assertThat(firing.host()).isEqualTo("localhost:" + receiver.port());
        var resolved = receiver.messages().getLast();
        assertThat(resolved.body().at("/type").asText()).isEqualTo("alert.resolved");
        assertThat(resolved.id()).isNotEqualTo(firing.id());
        awaitDelivery(desk, "s1", 1, is("status", "delivered"));
        assertThat(deliveries(desk, "s1")).allSatisfy(delivery -> {
            assertThat(delivery).containsEntry("channel", "hook").containsEntry("answer", "HTTP 200: thanks");
            assertThat(delivery).containsEntry("attempts", 1).containsKey("at").doesNotContainKey("nextAttemptAt");
        });
    }

    @Test
    void is_sent_again_under_the_same_id_after_an_error() {
        var desk = desk("again");
        desk.hook(receiver.url());
        receiver.answerOnce(503, Map.of(), "not now");
        poorAnswer(desk, "s1");

        awaitDelivery(desk, "s1", 0, is("answer", "HTTP 503: not now"));
        assertThat(deliveries(desk, "s1").getFirst()).containsEntry("status", "pending");
        awaitMessages(2);

        assertThat(receiver.messages().get(1).id())
                .isEqualTo(receiver.messages().get(0).id());
        assertThat(receiver.messages().get(1).body())
                .isEqualTo(receiver.messages().get(0).body());
        assertThat(Duration.between(
                        receiver.messages().get(0).at(),
                        receiver.messages().get(1).at()))
                .isGreaterThan(Duration.ofSeconds(4));
        awaitDelivery(desk, "s1", 0, is("status", "delivered"));
        assertThat(deliveries(desk, "s1").getFirst()).containsEntry("attempts", 2);
    }

    @Test
    void is_sent_again_under_the_same_id_after_a_crash_between_sending_and_writing_it_down() {
        var desk = desk("crash");
        desk.hook(receiver.url());
        poorAnswer(desk, "s1");
        awaitDelivery(desk, "s1", 0, is("status", "delivered"));

        // What a worker leaves that was killed: an attempt begun, nothing known of it, its lease over.
        transactions.run("crash", connection -> {
            try (var update = connection.prepareStatement("""
                    update delivery set status = 'pending', answer = null, answered_at = null, next_attempt_at = now()""")) {
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        });

        awaitMessages(2);
        assertThat(receiver.messages().get(1).id())
                .isEqualTo(receiver.messages().get(0).id());
        awaitDelivery(desk, "s1", 0, is("status", "delivered"));
        assertThat(deliveries(desk, "s1").getFirst()).containsEntry("attempts", 2);
    }

    @Test
    void waits_as_long_as_the_receiver_wishes_and_the_end_waits_for_the_beginning() {
        var desk = desk("wish");
        desk.hook(receiver.url());
        receiver.answerOnce(429, Map.of("Retry-After", "600"), "");
        poorAnswer(desk, "s1");
        awaitDelivery(desk, "s1", 0, is("answer", "HTTP 429"));
        desk.send(csat("good", hourAgo.plusSeconds(60), "conv-s1", "s1", 5));
        // Another alert passes: when it is there, the worker has passed over what must wait.
        await().atMost(PATIENCE).until(() -> deliveries(desk, "s1").size() == 2);
        poorAnswer(desk, "s2");
        awaitDelivery(desk, "s2", 0, is("status", "delivered"));

        var waiting = deliveries(desk, "s1");
        assertThat(Instant.parse((String) waiting.get(0).get("nextAttemptAt")))
                .isAfter(Instant.now().plusSeconds(500));
        assertThat(waiting.get(1)).containsEntry("status", "pending").containsEntry("attempts", 0);
    }

    @Test
    void ends_a_channel_whose_receiver_is_gone_until_it_is_saved_again() {
        var desk = desk("gone");
        desk.hook(receiver.url());
        receiver.answerOnce(410, Map.of(), "moved away");
        poorAnswer(desk, "s1");

        awaitDelivery(desk, "s1", 0, is("status", "failed"));
        desk.request()
                .get("/v1/channels")
                .then()
                .body("channels[0].enabled", equalTo(false))
                .body("channels[0].disabledBecause", containsString("HTTP 410: moved away"));
        poorAnswer(desk, "s2");
        await().atMost(PATIENCE).until(() -> alert(desk, "s2") != null);
        assertThat(deliveries(desk, "s2")).isEmpty();

        desk.hook(receiver.url());
        poorAnswer(desk, "s3");
        awaitDelivery(desk, "s3", 0, is("status", "delivered"));
    }

    @Test
    void is_not_held_up_by_a_slow_receiver() throws IOException {
        var desk = desk("slow");
        // It takes connections, and never says a word.
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            desk.request()
                    .contentType("application/json")
                    .body(Map.of(
                            "channels",
                            List.of(
                                    channel("a-slow", "http://localhost:" + silent.getLocalPort() + "/hook"),
                                    channel("b-quick", receiver.url()))))
                    .put("/v1/channels")
                    .then()
                    .statusCode(200);
            for (var index = 0; index < 10; index++) {
                poorAnswer(desk, "s" + index);
            }
            awaitMessages(10);
            awaitDelivery(desk, "s0", 0, is("answer", "No answer: none within 2 s"));
        }
    }

    private Desk desk(String tenant) {
        return Desk.open(kafka, hash, tenant);
    }

    private void poorAnswer(Desk desk, String survey) {
        desk.send(
                vip("v1", hourAgo, "cust-7", true),
                opened("o-" + survey, hourAgo, "conv-" + survey, "cust-7"),
                csat("a-" + survey, hourAgo, "conv-" + survey, survey, 1));
    }

    private void awaitMessages(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver.messages()).hasSize(count));
    }

    private static void awaitDelivery(Desk desk, String survey, int index, Predicate<Map<String, Object>> condition) {
        await().atMost(PATIENCE).until(() -> {
            var deliveries = deliveries(desk, survey);
            return deliveries.size() > index && condition.test(deliveries.get(index));
        });
    }

    private static Predicate<Map<String, Object>> is(String field, Object value) {
        return delivery -> value.equals(delivery.get(field));
    }

    private static Map<String, Object> alert(Desk desk, String survey) {
        return desk.request()
                .get("/v1/alerts")
                .path("alerts.find { it.fingerprint == 'vip_poor_csat|" + survey + "' }");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> deliveries(Desk desk, String survey) {
        var alert = alert(desk, survey);
        return alert == null ? List.of() : (List<Map<String, Object>>) alert.get("deliveries");
    }

    private static Map<String, String> channel(String name, String url) {
        return Map.of("name", name, "kind", "webhook", "url", url, "secret", Receiver.SECRET);
    }
}
