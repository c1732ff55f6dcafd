package dev.plumbline.metrics.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The KPI API")
class ApiTest {
    private static final Instant MONDAY = Instant.parse("2026-02-02T09:00:00Z");
    private static final String FEBRUARY = "from=2026-02-01&to=2026-03-01";

    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    @Inject
    TenantRegistry registry;

    private int number;

    @BeforeEach
    void know_two_tenants() throws Exception {
        try (var producer = kafka.producer(Map.of())) {
            tell(producer, "acme", Duration.ofDays(7));
            tell(producer, "globex", Duration.ofDays(7));
        }
        await().until(() -> registry.credential("key-of-acme").isPresent()
                && registry.credential("key-of-globex").isPresent());
    }

    @Test
    void shows_a_posted_event_and_the_conversations_behind_its_figure() throws Exception {
        publish("acme", resolved("one", Handler.AI, MONDAY));
        publish("acme", resolved("two", Handler.HUMAN, MONDAY.plus(Duration.ofDays(8))));
        publish("acme", open("three", MONDAY.plus(Duration.ofDays(8))));

        await().untilAsserted(() -> acme().get("/v1/kpis/resolution_rate?" + FEBRUARY)
                .then()
                .statusCode(200)
                .body("unit", equalTo("share"))
                .body("total[0].numerator", equalTo(2))
                .body("total[0].denominator", equalTo(3))
                .body("total[0].n", equalTo(3)));
        acme().get("/v1/kpis/resolution_rate?" + FEBRUARY + "&bucket=week&by=path")
                .then()
                .body("rows.bucket", hasItems("2026-02-02T00:00:00Z", "2026-02-09T00:00:00Z"))
                .body("rows.find { it.group.path == 'ai_only' }.value", equalTo(1))
                .body("total", hasSize(2));
        acme().get("/v1/kpis/resolution_rate/conversations?in=missed&" + FEBRUARY)
                .then()
                .body("rows.id", equalTo(List.of("three")))
                .body("nextCursor", nullValue());
        acme().get("/v1/conversations/one")
                .then()
                .statusCode(200)
                .body("path", equalTo("ai_only"))
                .body("fact.resolved", equalTo(true))
                .body("timeline.type", hasItem("conversation.resolved"));
    }

    @Test
    void never_shows_a_tenant_what_is_anothers() throws Exception {
        publish("globex", resolved("secret", Handler.AI, MONDAY));
        await().untilAsserted(() ->
                globex().get("/v1/kpis/conversation_volume?" + FEBRUARY).then().body("total[0].value", equalTo(1)));

        acme().get("/v1/conversations/secret").then().statusCode(404);
        acme().get("/v1/kpis/conversation_volume/conversations?" + FEBRUARY)
                .then()
                .body("rows.findAll { it.id == 'secret' }", hasSize(0));
    }

    @Test
    void pages_as_many_rows_as_the_figure_counts() throws Exception {
        var answers = new ArrayList<SupportEvent>();
        for (var index = 0; index < 23; index++) {
            answers.add(new SurveyEvent.Answered(
                    header(
                            "paged-" + index,
                            Instant.parse("2026-04-01T00:00:00Z").plusSeconds(index / 2)),
                    "survey-" + index,
                    SurveyKind.CSAT,
                    1 + index % 5,
                    Optional.of("comment " + index),
                    List.of(),
                    Optional.empty()));
        }
        publish("acme", answers);
        var period = "from=2026-04-01&to=2026-04-02";
        await().untilAsserted(() -> acme().get("/v1/kpis/csat?" + period).then().body("total[0].n", equalTo(23)));

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = acme().get("/v1/kpis/csat/conversations?limit=5&" + period + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("rows.id"));
            cursor = page.path("nextCursor") == null ? "" : "&cursor=" + page.path("nextCursor");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void folds_again_when_a_tenants_window_changes() throws Exception {
        publish("globex", resolved("first", Handler.AI, Instant.parse("2026-05-01T00:00:00Z")));
        publish("globex", resolved("again", Handler.AI, Instant.parse("2026-05-04T00:00:00Z")));
        var question = "/v1/kpis/repeat_contact_rate?from=2026-05-01&to=2026-06-01";
        await().untilAsserted(() -> globex().get(question).then().body("total[0].numerator", equalTo(1)));

        try (var producer = kafka.producer(Map.of())) {
            tell(producer, "globex", Duration.ofDays(2));
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> globex().get(question).then().body("total[0].numerator", equalTo(0)));
    }

    @Test
    void answers_several_kpis_in_one_round_trip() {
        acme().contentType("application/json")
                .body("{\"kpis\": [\"csat\", \"backlog\"], \"from\": \"2026-02-01\", \"to\": \"2026-03-01\","
                        + " \"bucket\": \"month\", \"by\": [], \"filters\": {\"channel\": [\"voice\"]}}")
                .post("/v1/query")
                .then()
                .statusCode(200)
                .body("results.csat.kpi", equalTo("csat"))
                .body("results.backlog.rows[0].value", equalTo(0));
    }

    @Test
    void refuses_a_body_that_would_be_answered_with_something_else() {
        var period = "\"from\": \"2026-02-01\", \"to\": \"2026-03-01\"";
        refused("{\"kpis\": [\"csat\"], %s, \"filter\": {\"channel\": [\"chat\"]}}".formatted(period), "filter");
        refused("{\"kpis\": [\"csat\"], %s, \"filters\": {\"to\": [\"2027-01-01\"]}}".formatted(period), "/filters/to");
        refused("{\"kpis\": [null], %s}".formatted(period), "/kpis");
        refused("{\"kpis\": [\"csat\"], %s, \"by\": [null]}".formatted(period), "/by");
        refused("{\"kpis\": [\"csat\"], %s, \"filters\": {\"channel\": null}}".formatted(period), "/filters/channel");
        refused("{\"kpis\": []}", "/kpis");
        refused("", "body");
    }

    private static void refused(String body, String about) {
        acme().contentType("application/json")
                .body(body)
                .post("/v1/query")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(containsString(about));
    }

    @Test
    void lists_its_catalog() {
        acme().get("/v1/kpis")
                .then()
                .statusCode(200)
                .body("kpis.key", hasItems("csat", "first_contact_resolution", "backlog"))
                .body("kpis.question", everyItem(containsString("?")));
    }

    @Test
    void says_what_is_wrong_with_a_question() {
        acme().get("/v1/kpis/csat?to=2026-03-01").then().statusCode(400).body("errors.pointer", hasItem("/from"));
        acme().get("/v1/kpis/csat?from=2026-03-01&to=2026-02-01")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/to"));
        acme().get("/v1/kpis/csat?" + FEBRUARY + "&by=mood")
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("path"));
        acme().get("/v1/kpis/csat?" + FEBRUARY + "&chanel=chat")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/chanel"));
        acme().get("/v1/kpis/csat?" + FEBRUARY + "&by=path,channel,team,agent")
                .then()
                .statusCode(400);
        acme().get("/v1/kpis/csat?from=1900-01-01&to=2026-01-01&bucket=hour")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/bucket"));
        acme().get("/v1/kpis/csat/conversations?limit=501&" + FEBRUARY).then().statusCode(400);
        acme().get("/v1/kpis/csat/conversations?cursor=nonsense&" + FEBRUARY)
                .then()
                .statusCode(400);
    }

    @Test
    void names_the_nearest_kpis_and_explains_vanity_figures() {
        acme().get("/v1/kpis/cast?" + FEBRUARY).then().statusCode(404).body("detail", containsString("csat"));
        acme().get("/v1/kpis/total_messages?" + FEBRUARY)
                .then()
                .statusCode(404)
                .body("detail", containsString("on purpose"));
    }

    @Test
    void asks_for_a_key_with_the_scope() {
        given().get("/v1/kpis").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        given().header("Authorization", "Bearer wrong").get("/v1/kpis").then().statusCode(401);
    }

    private static RequestSpecification acme() {
        return given().header("Authorization", "Bearer key-of-acme");
    }

    private static RequestSpecification globex() {
        return given().header("Authorization", "Bearer key-of-globex");
    }

    private void tell(Producer<String, byte[]> producer, String id, Duration window) throws Exception {
        var key = new Tenant.Key("k1", "key-of", hash.of("key-of-" + id), Set.of(Scope.READ), Optional.empty());
        var tenant = new Tenant(id, id, null, null, null, window, null, null, null, null, List.of(key));
        producer.send(new ProducerRecord<>(
                        Topics.TENANT_REGISTRY, id, ContractJson.mapper().writeValueAsBytes(tenant)))
                .get();
    }

    private List<SupportEvent> resolved(String conversation, Handler by, Instant opened) {
        var events = new ArrayList<>(open(conversation, opened));
        events.add(new ConversationEvent.Message(
                header(conversation, opened.plusSeconds(60)),
                by == Handler.AI ? Author.AI : Author.HUMAN,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of()));
        events.add(new ConversationEvent.Resolved(
                header(conversation, opened.plusSeconds(600)), by, Optional.empty(), false));
        return events;
    }

    private List<SupportEvent> open(String conversation, Instant opened) {
        var labels = new ConversationEvent.Labels(
                Optional.of("billing"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return List.of(new ConversationEvent.Opened(
                header(conversation, opened),
                Optional.of("customer-1"),
                Channel.CHAT,
                labels,
                Optional.empty(),
                Optional.empty()));
    }

    private Header header(String conversation, Instant time) {
        return Header.of("/api-test/" + conversation, "event-" + number++, time, conversation);
    }

    private void publish(String tenant, List<SupportEvent> events) throws Exception {
        try (var producer = kafka.producer(Map.of())) {
            for (var event : events) {
                var message = KafkaMessage.of(tenant, EventReader.write(event));
                var out = new ProducerRecord<String, byte[]>(Topics.SUPPORT_EVENTS, message.key(), message.value());
                message.headers()
                        .forEach((name, value) -> out.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(out).get();
            }
        }
    }
}
