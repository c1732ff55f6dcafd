package dev.plumbline.alert.service;

import static dev.plumbline.alert.Events.answered;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("An alert about a customer who is erased")
class ErasureTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PSEUDONYM = "erased-0123456789abcdef";
    private static final List<String> TRACES = List.of("cust-7", "Nobody called");

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
        receiver.close();
    }

    @Test
    void stays_as_it_is_without_who_it_was_and_what_they_said() {
        // Given
        var desk = desk("erasure-alert");
        desk.hook(receiver.url());
        receiver.answerOnce(200, Map.of(), "Alert of cust-7 received");
        var events = story();
        desk.send(events);
        await().atMost(PATIENCE)
                .until(() -> alerts(desk).getString("alerts[0].deliveries[0].status"), "delivered"::equals);
        assertThat(stored(desk)).contains(TRACES);
        var before = alerts(desk);

        // When
        desk.erase("cust-7", PSEUDONYM, Instant.now());

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored(desk)).doesNotContain(TRACES));
        var after = alerts(desk);
        for (var same : List.of(
                "id",
                "fingerprint",
                "state",
                "severity",
                "title",
                "startedAt",
                "evidence[0].conversationId",
                "evidence[0].score",
                "deliveries[0].status")) {
            assertThat(after.<Object>get("alerts[0]." + same)).as(same).isEqualTo(before.get("alerts[0]." + same));
        }
        assertThat(after.getString("alerts[0].customerId")).isEqualTo(PSEUDONYM);
        assertThat(after.getString("alerts[0].summary"))
                .isEqualTo("VIP customer " + PSEUDONYM + " gave a CSAT of 1 to conversation conv-1");
        assertThat(receiver.messages()).hasSize(1);

        // When the same is sent again
        desk.send(events);
        desk.send(marker());

        // Then
        awaitMarker(desk);
        assertThat(stored(desk)).doesNotContain(TRACES);
        assertThat(alerts(desk).getList("alerts")).hasSize(1);
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void tells_nothing_of_them_when_it_begins_after_the_erasure_with_what_came_before() {
        var desk = desk("erasure-late");
        desk.hook(receiver.url());
        desk.erase("cust-7", PSEUDONYM, Instant.now());
        await().atMost(PATIENCE).until(() -> stored(desk).contains(PSEUDONYM));

        // The answer first, when nobody knows yet whose it is.
        var arrival = hourAgo.plusSeconds(120);
        for (var event : List.of(story()).reversed()) {
            desk.sendAt(arrival, event);
        }

        await().atMost(PATIENCE).until(() -> receiver.messages().size() == 1);
        assertThat(receiver.messages().getFirst().body().toString())
                .contains(PSEUDONYM)
                .doesNotContain(TRACES);
        assertThat(stored(desk)).doesNotContain(TRACES);
    }

    @Test
    void is_about_themselves_when_they_come_back() {
        var desk = desk("erasure-back");
        desk.erase("cust-7", PSEUDONYM, hourAgo.minusSeconds(60));
        await().atMost(PATIENCE).until(() -> stored(desk).contains(PSEUDONYM));

        desk.send(story());

        await().atMost(PATIENCE).until(() -> "cust-7".equals(alerts(desk).getString("alerts[0].customerId")));
        assertThat(alerts(desk).getString("alerts[0].evidence[0].comment")).isEqualTo("Nobody called");
    }

    private SupportEvent[] story() {
        return new SupportEvent[] {
            vip("v1", hourAgo, "cust-7", true),
            opened("o1", hourAgo, "conv-1", "cust-7"),
            answered("a1", hourAgo.plusSeconds(60), "conv-1", "s1", SurveyKind.CSAT, 1, "Nobody called", null)
        };
    }

    /** After the others of the conversation, on its partition. */
    private SupportEvent marker() {
        return answered("a2", hourAgo.plusSeconds(50), "conv-1", "s-marker", SurveyKind.CSAT, 5, null, null);
    }

    private void awaitMarker(Desk desk) {
        await().atMost(PATIENCE).until(() -> stored(desk).contains("s-marker"));
    }

    private Desk desk(String tenant) {
        return Desk.open(kafka, hash, tenant, Set.of(Scope.READ, Scope.ADMIN));
    }

    private static JsonPath alerts(Desk desk) {
        return desk.request().get("/v1/alerts").then().statusCode(200).extract().jsonPath();
    }

    /** All that the database holds of the tenant, but what is on its way to Kafka. */
    private String stored(Desk desk) {
        return transactions.in(desk.tenant(), connection -> {
            var all = new StringBuilder();
            for (var table : List.of(
                    "customer",
                    "conversation",
                    "conversation_customer",
                    "survey_answer",
                    "alert",
                    "delivery",
                    "erasure")) {
                try (var select = connection.prepareStatement("select t::text from " + table + " t");
                        var rows = select.executeQuery()) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return all.toString();
        });
    }
}
