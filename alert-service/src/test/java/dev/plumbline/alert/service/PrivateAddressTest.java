package dev.plumbline.alert.service;

import static dev.plumbline.alert.Events.csat;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PrivateAddressTest.AsDeployed.class)
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("A channel to a machine beside ours")
class PrivateAddressTest {
    /** What an installation has without being told otherwise. */
    public static class AsDeployed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("plumbline.alert.allow-private-addresses", "false", "plumbline.alert.allow-http", "false");
        }
    }

    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    @Test
    void cannot_be_saved_when_its_address_is_written_out_nor_without_tls() {
        var desk = Desk.open(kafka, hash, "literal");
        for (var url : List.of(
                "https://127.0.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/hook",
                "https://[::ffff:10.0.0.1]/hook",
                "https://2130706433/hook",
                "http://hooks.example.com/plumbline")) {
            desk.request()
                    .contentType("application/json")
                    .body(Map.of("channels", List.of(Map.of("name", "a", "kind", "webhook", "url", url))))
                    .put("/v1/channels")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/channels/0/url"));
        }
    }

    @Test
    void is_refused_when_its_name_leads_there() {
        var desk = Desk.open(kafka, hash, "named");
        try (var receiver = new Receiver()) {
            desk.hook("https://localhost:" + receiver.port() + "/hook");
            var now = Instant.now();
            desk.send(
                    vip("v1", now, "cust-7", true),
                    opened("o1", now, "conv-1", "cust-7"),
                    csat("a1", now, "conv-1", "s1", 1));

            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            "failed".equals(desk.request().get("/v1/alerts").path("alerts[0].deliveries[0].status")));

            assertThat(desk.request().get("/v1/alerts").<String>path("alerts[0].deliveries[0].answer"))
                    .startsWith("Not sent: ")
                    .contains("is no public address");
            assertThat(receiver.messages()).isEmpty();
            assertThat(receiver.forged()).isEmpty();
        }
    }
}
