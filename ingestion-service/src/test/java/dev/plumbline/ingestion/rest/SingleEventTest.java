package dev.plumbline.ingestion.rest;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.header;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("A single event")
class SingleEventTest {
    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST);
    }

    @Test
    void is_on_the_topic_when_the_answer_comes() {
        var before = Instant.now();
        tenant.post("application/cloudevents+json; charset=UTF-8", """
                        {"specversion": "1.0", "id": "e1", "source": "/zendesk/acme", "type": "conversation.resolved",
                         "time": "2026-02-01T09:30:00Z", "subject": "c1", "traceparent": "00-1",
                         "data": {"by": "ai", "mood": 1.50}}""")
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(0));
        var messages = messagesOf(tenant, Topics.SUPPORT_EVENTS);
        assertThat(messages).hasSize(1);
        var message = messages.getFirst();
        assertThat(message.key()).isEqualTo(tenant.id() + "|c1");
        assertThat(header(message, "ce_id")).isEqualTo("e1");
        assertThat(header(message, "ce_tenant")).isEqualTo(tenant.id());
        assertThat(header(message, "ce_traceparent")).isEqualTo("00-1");
        assertThat(header(message, "content-type")).isEqualTo("application/json");
        assertThat(message.value()).asString().isEqualTo("{\"by\":\"ai\",\"mood\":1.50}");
        assertThat(Instant.ofEpochMilli(message.timestamp()))
                .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
    }

    @Test
    void belongs_to_the_tenant_of_the_key_whatever_it_says_itself() {
        var other = TestTenant.withScopes(Scope.INGEST);
        tenant.post(
                        Samples.ONE,
                        resolved("e1").replace("\"subject\"", "\"tenant\": \"" + other.id() + "\", \"subject\""))
                .statusCode(202);
        assertThat(messagesOf(other, Topics.SUPPORT_EVENTS)).isEmpty();
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS))
                .singleElement()
                .satisfies(it -> assertThat(header(it, "ce_tenant")).isEqualTo(tenant.id()));
    }

    @Test
    void may_come_as_plain_json() {
        tenant.post("application/json", resolved("e1")).statusCode(202).body("accepted", equalTo(1));
    }

    @Test
    void may_come_in_binary_mode_with_its_attributes_percent_encoded() {
        tenant.request()
                .contentType("application/json; charset=utf-8")
                .header("ce-specversion", "1.0")
                .header("CE-ID", "Gr%C3%BC%C3%9Fe%20%E2%82%AC%2525")
                .header("ce-source", "/zendesk/acme")
                .header("ce-type", "conversation.message")
                .header("ce-time", "2026-02-01T09:30:00Z")
                .header("ce-subject", "\"c 1\"")
                .header("ce-tenant", "another")
                .body("{\"author\": \"customer\"}")
                .post("/v1/events")
                .then()
                .statusCode(202);
        var message = messagesOf(tenant, Topics.SUPPORT_EVENTS).getFirst();
        assertThat(header(message, "ce_id")).isEqualTo("Grüße €%25");
        assertThat(header(message, "ce_tenant")).isEqualTo(tenant.id());
        assertThat(message.key()).isEqualTo(tenant.id() + "|c 1");
        assertThat(message.value()).asString().isEqualTo("{\"author\":\"customer\"}");
    }

    @Test
    void in_binary_mode_without_an_attribute_is_refused_by_the_attribute_s_name() {
        tenant.request()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e1")
                .header("ce-type", "conversation.reopened")
                .header("ce-time", "2026-02-01T09:30:00Z")
                .header("ce-subject", "%FF")
                .body("{}")
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/subject"));
        tenant.request()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e1")
                .header("ce-type", "conversation.reopened")
                .header("ce-time", "2026-02-01T09:30:00Z")
                .header("ce-subject", "c1")
                .body("{}")
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/source"));
    }

    @Test
    void may_be_packed() throws IOException {
        tenant.request()
                .contentType(Samples.ONE)
                .header("Content-Encoding", "gzip")
                .body(gzip(resolved("e1").getBytes(StandardCharsets.UTF_8)))
                .post("/v1/events")
                .then()
                .statusCode(202);
    }

    @Test
    void packed_small_and_unpacked_large_is_too_large() throws IOException {
        tenant.request()
                .contentType(Samples.ONE)
                .header("Content-Encoding", "gzip")
                .body(gzip(new byte[50_000_000]))
                .post("/v1/events")
                .then()
                .statusCode(413);
    }

    @Test
    void packed_wrongly_is_malformed() {
        tenant.request()
                .contentType(Samples.ONE)
                .header("Content-Encoding", "gzip")
                .body(resolved("e1").getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("detail", containsString("unpacked"));
    }

    @Test
    void that_breaks_the_contract_is_refused_with_every_field_named_and_kept() throws IOException {
        var body = event("e1", "survey.answered", "yesterday", "{\"surveyId\": 5, \"kind\": \"csat\", \"score\": 6}");
        tenant.post(Samples.ONE, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("errors.pointer", equalTo(List.of("/time", "/data/surveyId", "/data/score")));
        var rejected = rejected();
        assertThat(rejected.reason()).isEqualTo(RejectedEvent.Reason.INVALID);
        assertThat(rejected.tenant()).isEqualTo(tenant.id());
        assertThat(rejected.rejectedBy()).isEqualTo("ingestion");
        assertThat(rejected.eventId()).contains("e1");
        assertThat(rejected.violations()).hasSize(3);
        assertThat(rejected.body()).isEqualTo(body);
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"specversion\": ", "", "nonsense", "{} {}", "{\"id\": 1, \"id\": 2}", "{\"id\": \"\\x\"}"})
    void that_is_no_json_is_refused_and_kept(String body) throws IOException {
        tenant.post(Samples.ONE, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(""))
                .body("errors[0].detail", startsWith("is no JSON"));
        assertThat(rejected().reason()).isEqualTo(RejectedEvent.Reason.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversation.resolved | {\"by\": 7}                                              | /data/by",
                "conversation.resolved | {}                                                       | /data/by",
                "conversation.vanished | {}                                                       | /type",
                "revenue.recorded      | {\"kind\": \"upsell\", \"amount\": 5, \"currency\": \"EUR\"} | /data/currency",
                "conversation.resolved | 5                                                        | /data"
            })
    void with_a_wrong_field_is_refused_by_its_name(String type, String data, String pointer) {
        tenant.post(Samples.ONE, event("e1", type, "2026-02-01T09:30:00Z", data))
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void of_two_days_ahead_is_refused() {
        var inTwoDays = Instant.now().plus(2, ChronoUnit.DAYS).toString();
        tenant.post(Samples.ONE, event("e1", "conversation.resolved", inTwoDays, "{\"by\": \"ai\"}"))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/time")));
    }

    @Test
    void of_ten_megabytes_is_too_large() {
        var large = event(
                "e1",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "x".repeat(10_000_000) + "\"}");
        tenant.post(Samples.ONE, large).statusCode(413).contentType("application/problem+json");
        tenant.post(Samples.ONE, resolved("e2")).statusCode(202);
    }

    @Test
    void of_two_megabytes_is_more_than_kafka_takes() throws IOException {
        var large = event(
                "e1",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "ä".repeat(1_000_000) + "\"}");
        tenant.post(Samples.ONE, large).statusCode(400).body("errors[0].detail", containsString("1000000"));
        assertThat(rejected().cut()).isTrue();
        assertThat(rejected().body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(900_000, 1_000_000);
    }

    @Test
    void that_is_wrong_in_very_many_places_is_answered_with_the_first() throws IOException {
        var tags = "[" + "5,".repeat(100_000) + "5]";
        tenant.post(
                        Samples.ONE,
                        event(
                                "e1",
                                "conversation.opened",
                                "2026-02-01T09:30:00Z",
                                "{\"channel\": \"chat\", \"tags\": " + tags + "}"))
                .statusCode(400)
                .body("errors", hasSize(50));
        assertThat(rejected().violations()).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/cloudevents+avro",
                "application/xml",
                "application/cloudevents+json; charset=ISO-8859-1",
                "application/x-ndjson; charset=utf-16"
            })
    void of_another_media_type_is_not_read(String contentType) {
        tenant.post(contentType, resolved("e1").getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .contentType("application/problem+json");
        assertThat(messagesOf(tenant, Topics.SUPPORT_REJECTED)).isEmpty();
    }

    @Test
    void packed_in_another_way_is_not_read() {
        tenant.request()
                .contentType(Samples.ONE)
                .header("Content-Encoding", "br")
                .body(resolved("e1").getBytes(StandardCharsets.UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(415);
    }

    @Test
    void without_a_key_is_not_taken() {
        RestAssured.given()
                .contentType(Samples.ONE)
                .body(resolved("e1"))
                .post("/v1/events")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void with_a_wrong_key_is_not_taken_however_large() {
        new TestTenant("nobody", "plk_wrong").post(Samples.ONE, resolved("e1")).statusCode(401);
        new TestTenant("nobody", "plk_wrong")
                .post(Samples.ONE, "x".repeat(3_000_000))
                .statusCode(401);
    }

    @Test
    void with_a_key_that_may_only_read_is_not_taken() {
        TestTenant.withScopes(Scope.READ).post(Samples.ONE, resolved("e1")).statusCode(403);
    }

    @Test
    void is_taken_beside_refused_ones() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);
        tenant.post(Samples.ONE, resolved("e1")).statusCode(202);
        tenant.post(Samples.ONE, resolved("e1")).statusCode(202).body("accepted", equalTo(1));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).hasSize(2);
    }

    private RejectedEvent rejected() throws IOException {
        var messages = messagesOf(tenant, Topics.SUPPORT_REJECTED);
        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().key()).isEqualTo(tenant.id());
        return ContractJson.mapper().readValue(messages.getFirst().value(), RejectedEvent.class);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
