package dev.plumbline.alert.service;

import static dev.plumbline.alert.Events.answered;
import static dev.plumbline.alert.Events.csat;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.contract.AlertChanged;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("The alert service")
class AlertsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    private final Instant hourAgo = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void tells_of_a_vip_who_gave_a_poor_csat() {
        var desk = desk("tells");
        desk.send(
                vip("v1", hourAgo, "cust-7", true),
                opened("o1", hourAgo, "conv-12", "cust-7"),
                answered("a1", hourAgo.plusSeconds(60), "conv-12", "s1", SurveyKind.CSAT, 1, "Nobody called", null));

        awaitAlerts(desk, 1);

        var id = desk.request()
                .get("/v1/alerts")
                .then()
                .statusCode(200)
                .body("alerts[0].rule", equalTo("vip_poor_csat"))
                .body("alerts[0].severity", equalTo("critical"))
                .body("alerts[0].state", equalTo("firing"))
                .body("alerts[0].title", equalTo("Poor CSAT from a VIP customer"))
                .body(
                        "alerts[0].summary",
                        equalTo("VIP customer cust-7 gave a CSAT of 1 to conversation conv-12: “Nobody called”"))
                .body("alerts[0].startedAt", equalTo(hourAgo.plusSeconds(60).toString()))
                .body("alerts[0].changedAt", notNullValue())
                .body("alerts[0].customerId", equalTo("cust-7"))
                .body("alerts[0].evidence[0].conversationId", equalTo("conv-12"))
                .body("alerts[0].evidence[0].surveyId", equalTo("s1"))
                .body("alerts[0].evidence[0].customerId", equalTo("cust-7"))
                .body("alerts[0].evidence[0].score", equalTo(1))
                .body("alerts[0].evidence[0].comment", equalTo("Nobody called"))
                .body(
                        "alerts[0].evidence[0].answeredAt",
                        equalTo(hourAgo.plusSeconds(60).toString()))
                .body("alerts[0].deliveries.size()", equalTo(0))
                .body("nextCursor", nullValue())
                .extract()
                .<String>path("alerts[0].id");
        desk.request().get("/v1/alerts/" + id).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void says_the_same_in_whatever_order_and_however_often_the_events_come() {
        var desks = List.of(desk("order-1"), desk("order-2"), desk("order-3"));
        var events = List.of(
                vip("v1", hourAgo, "cust-7", true),
                vip("v2", hourAgo, "cust-8", true),
                vip("v3", hourAgo.plusSeconds(500), "cust-8", false),
                opened("o1", hourAgo, "conv-1", "cust-7"),
                opened("o2", hourAgo, "conv-2", "cust-7"),
                opened("o3", hourAgo, "conv-3", "cust-8"),
                csat("a1", hourAgo.plusNanos(60_000_000_001L), "conv-1", "s1", 1),
                csat("a2", hourAgo.plusNanos(60_000_000_002L), "conv-1", "s1", 2),
                csat("a3", hourAgo.plusSeconds(60), "conv-2", "s2", 1),
                csat("a4", hourAgo.plusSeconds(61), "conv-2", "s2", 5),
                csat("a5", hourAgo.plusSeconds(60), "conv-3", "s3", 1));
        desks.get(0).send(events.toArray(SupportEvent[]::new));
        desks.get(1).send(events.reversed().toArray(SupportEvent[]::new));
        for (var index = 0; index < events.size(); index++) {
            desks.get(2).send(events.get(index * 7 % events.size()), events.get(index * 3 % events.size()));
        }

        desks.forEach(desk -> awaitAlerts(desk, 3));
        var expected = List.of("s1 firing 2", "s2 resolved 1", "s3 resolved 1");
        desks.forEach(desk -> await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(statesAndScores(desk)).isEqualTo(expected)));
    }

    @Test
    void wakes_nobody_for_old_events() {
        var desk = desk("old");
        var monthAgo = Instant.now().minus(30, ChronoUnit.DAYS);
        desk.send(
                vip("v1", monthAgo, "cust-7", true),
                opened("o1", monthAgo, "conv-1", "cust-7"),
                csat("a1", monthAgo, "conv-1", "s-old", 1));
        // It comes after the old one on the same partition: when it is there, the old one was passed over.
        desk.send(csat("a2", hourAgo, "conv-1", "s-new", 1));

        awaitAlerts(desk, 1);

        desk.request().get("/v1/alerts").then().body("alerts.fingerprint", contains("vip_poor_csat|s-new"));
    }

    @Test
    void counts_an_event_as_fresh_by_its_arrival_not_by_when_we_come_to_read_it() {
        var desk = desk("late-reader");
        var weekAgo = Instant.now().minus(6, ChronoUnit.DAYS);
        desk.send(vip("v1", weekAgo, "cust-7", true), opened("o1", weekAgo, "conv-1", "cust-7"));
        desk.sendAt(weekAgo.plusSeconds(1), csat("a1", weekAgo, "conv-1", "s1", 1));

        awaitAlerts(desk, 1);
    }

    @Test
    void keeps_tenants_with_the_same_ids_apart() {
        var left = desk("left");
        var right = desk("right");
        left.send(vip("v1", hourAgo, "cust-7", true), opened("o1", hourAgo, "conv-1", "cust-7"));
        right.send(opened("o1", hourAgo, "conv-1", "cust-7"));
        left.send(csat("a1", hourAgo, "conv-1", "s1", 1));
        right.send(csat("a1", hourAgo, "conv-1", "s1", 1));
        right.send(vip("v9", hourAgo, "cust-9", true), opened("o9", hourAgo, "conv-9", "cust-9"));
        right.send(csat("a9", hourAgo, "conv-9", "s9", 1));

        awaitAlerts(left, 1);
        awaitAlerts(right, 1);

        right.request().get("/v1/alerts").then().body("alerts.fingerprint", contains("vip_poor_csat|s9"));
        var id = left.request().get("/v1/alerts").<String>path("alerts[0].id");
        right.request().get("/v1/alerts/" + id).then().statusCode(404);
    }

    @Test
    void publishes_every_change_for_other_systems() throws IOException {
        var desk = desk("publishes");
        desk.send(vip("v1", hourAgo, "cust-7", true), opened("o1", hourAgo, "conv-1", "cust-7"));
        desk.send(csat("a1", hourAgo, "conv-1", "s1", 1));
        awaitAlerts(desk, 1);
        desk.send(csat("a2", hourAgo.plusSeconds(9), "conv-1", "s1", 5));

        var changes = changes("publishes|vip_poor_csat|s1", 2);

        assertThat(changes).extracting(AlertChanged::state).containsExactly("firing", "resolved");
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.tenant()).isEqualTo("publishes");
            assertThat(change.customerId()).contains("cust-7");
            assertThat(change.conversations()).containsExactly("conv-1");
            assertThat(change.startedAt()).isEqualTo(hourAgo);
        });
    }

    @Test
    void lists_newest_first_page_by_page_and_filtered() {
        var desk = desk("pages");
        desk.send(vip("v1", hourAgo, "cust-7", true), vip("v2", hourAgo, "cust-8", true));
        for (var index = 0; index < 5; index++) {
            var customer = index == 4 ? "cust-8" : "cust-7";
            desk.send(
                    opened("o" + index, hourAgo, "conv-" + index, customer),
                    // Two at the same moment: a page boundary between them loses none.
                    csat("a" + index, hourAgo.plusSeconds(index / 2), "conv-" + index, "s" + index, 1));
        }
        desk.send(csat("b0", hourAgo.plusSeconds(100), "conv-0", "s0", 5));
        awaitAlerts(desk, 5);
        await().atMost(PATIENCE)
                .until(() -> fingerprints(desk, "state", "resolved").equals(List.of("vip_poor_csat|s0")));

        var seen = new ArrayList<String>();
        Map<String, String> next = Map.of("limit", "2");
        for (var page = 0; page < 3; page++) {
            var answer = desk.request().queryParams(next).get("/v1/alerts");
            seen.addAll(answer.path("alerts.fingerprint"));
            var cursor = answer.<String>path("nextCursor");
            assertThat(cursor == null).isEqualTo(page == 2);
            next = cursor == null ? Map.of() : Map.of("limit", "2", "cursor", cursor);
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates().startsWith("vip_poor_csat|s4");
        assertThat(fingerprints(desk, "customerId", "cust-8")).containsExactly("vip_poor_csat|s4");
        assertThat(fingerprints(desk, "state", "firing")).hasSize(4);
        assertThat(fingerprints(desk, "rule", "vip_poor_csat")).hasSize(5);
    }

    @Test
    void names_the_parameter_that_cannot_be_used() {
        var desk = desk("parameters");
        Map.of("state", "burning", "rule", "no_such_rule", "limit", "501", "cursor", "!!")
                .forEach((name, value) -> desk.request()
                        .queryParam(name, value)
                        .get("/v1/alerts")
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("errors[0].pointer", equalTo("/" + name)));
        desk.request().get("/v1/alerts/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void explains_its_rules() {
        desk("rules")
                .request()
                .get("/v1/rules")
                .then()
                .statusCode(200)
                .body("rules[0].id", equalTo("vip_poor_csat"))
                .body("rules[0].description", equalTo("A VIP customer gave a CSAT of 2 or less."))
                .body("rules[0].poorAnswer.kind", equalTo("csat"))
                .body("rules[0].poorAnswer.atMost", equalTo(2));
    }

    @Test
    void lets_nobody_in_without_the_scope() {
        var desk = Desk.open(kafka, hash, "scopes", Set.of(Scope.INGEST));
        desk.request().get("/v1/alerts").then().statusCode(403);
        RestAssured.given().get("/v1/alerts").then().statusCode(401).contentType("application/problem+json");
        var reader = Desk.open(kafka, hash, "readers", Set.of(Scope.READ));
        reader.request().get("/v1/channels").then().statusCode(200);
        reader.request()
                .contentType("application/json")
                .body("{\"channels\": []}")
                .put("/v1/channels")
                .then()
                .statusCode(403);
    }

    @Test
    void is_ready_and_documents_itself() {
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
        RestAssured.given()
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/alerts/{id}"))
                .body(containsString("ops-hook"));
    }

    private Desk desk(String tenant) {
        return Desk.open(kafka, hash, tenant);
    }

    private static void awaitAlerts(Desk desk, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.request().get("/v1/alerts").<List<?>>path("alerts"))
                        .hasSize(count));
    }

    private static List<String> fingerprints(Desk desk, String parameter, String value) {
        return desk.request().queryParam(parameter, value).get("/v1/alerts").path("alerts.fingerprint");
    }

    /** One line for each alert: survey, state, and the poor score that stands. */
    private static List<String> statesAndScores(Desk desk) {
        List<Map<String, Object>> alerts = desk.request().get("/v1/alerts").path("alerts");
        return alerts.stream()
                .map(alert -> {
                    var evidence = (Map<?, ?>) ((List<?>) alert.get("evidence")).getFirst();
                    return evidence.get("surveyId") + " " + alert.get("state") + " " + evidence.get("score");
                })
                .sorted()
                .toList();
    }

    private List<AlertChanged> changes(String key, int count) throws IOException {
        var found = new ArrayList<AlertChanged>();
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(Topics.SUPPORT_ALERTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var end = Instant.now().plus(PATIENCE);
            while (found.size() < count && Instant.now().isBefore(end)) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(key)) {
                        found.add(ContractJson.mapper().readValue(message.value(), AlertChanged.class));
                    }
                }
            }
        }
        return found;
    }
}
