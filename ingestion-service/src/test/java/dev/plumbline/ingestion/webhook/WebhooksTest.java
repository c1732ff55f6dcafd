package dev.plumbline.ingestion.webhook;

import static dev.plumbline.ingestion.webhook.HelpDesk.json;
import static dev.plumbline.ingestion.webhook.HelpDesk.says;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.OpenApiExamples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("A webhook")
class WebhooksTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private TestTenant tenant;
    private HelpDesk desk;

    @BeforeEach
    void connect() {
        tenant = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
        desk = HelpDesk.of(tenant);
    }

    @Test
    void becomes_events_that_every_service_reads() throws Exception {
        desk.sends("d-1", says("conversation_created"))
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("leftOut", hasSize(0))
                .body("rejected", hasSize(0));
        desk.sends("d-2", says("status_pending_to_open")).statusCode(202).body("accepted", equalTo(1));

        awaitEvents("conversation.opened", "customer.updated", "conversation.escalated");
        for (var message : TopicReader.messagesOf(tenant, Topics.SUPPORT_EVENTS)) {
            assertThat(message.key()).startsWith(tenant.id() + "|chatwoot:");
            assertThat(TopicReader.header(message, "ce_source")).isEqualTo("/chatwoot/4");
            assertThat(TopicReader.header(message, "ce_tenant")).isEqualTo(tenant.id());
        }
    }

    @Test
    void that_is_sent_again_changes_nothing_and_gets_the_same_answer() {
        desk.sends("d-1", says("conversation_created")).body("accepted", equalTo(2));
        desk.sends("d-1", says("conversation_created")).statusCode(202).body("accepted", equalTo(2));
        desk.sends("d-2", says("message_of_the_bot")).statusCode(202);

        awaitEvents("conversation.opened", "customer.updated", "conversation.message");
    }

    @Test
    void that_is_sent_many_times_at_once_is_taken_once() throws Exception {
        try (var senders = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 24)
                    .mapToObj(index ->
                            senders.submit(() -> desk.sends("d-" + index % 2, says("message_of_the_customer"))
                                    .extract()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(202);
            }
        }
        desk.sends("d-last", says("status_pending_to_open")).statusCode(202);

        await().atMost(SOON).untilAsserted(() -> assertThat(types()).contains("conversation.escalated"));
        // Two deliveries of one message have one event id: whoever reads it counts one.
        assertThat(types()).filteredOn("conversation.opened"::equals).hasSize(1);
        assertThat(ids()).filteredOn("message:9001"::equals).hasSize(2);
    }

    @Test
    void that_means_nothing_is_answered_with_the_reason() {
        desk.sends("d-1", says("private_note"))
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("leftOut[0].notice", equalTo("d-1"))
                .body("leftOut[0].topic", equalTo("message_created"))
                .body("leftOut[0].why", containsString("private note"));
    }

    @Test
    void with_a_wrong_signature_is_refused_and_the_tenant_sees_why() {
        desk.withSecret("another-secret")
                .sends("d-1", says("conversation_created"))
                .statusCode(401)
                .contentType("application/problem+json")
                .body("detail", containsString("does not fit"));

        tenant.request()
                .get("/v1/webhook-tokens")
                .then()
                .body("webhookTokens[0].lastRefusal", containsString("does not fit"))
                .body("webhookTokens[0].lastRefusedAt", notNullValue());
        desk.sends("d-2", says("message_of_the_bot")).statusCode(202);
        tenant.request().get("/v1/webhook-tokens").then().body("webhookTokens[0].lastUsedAt", notNullValue());
    }

    @Test
    void that_was_signed_long_ago_is_refused() {
        desk.sends(
                        desk.path(),
                        "d-1",
                        says("conversation_created"),
                        HelpDesk.now().minusSeconds(400))
                .statusCode(401)
                .body("detail", containsString("more than 5 minutes"));
    }

    @Test
    void without_a_signature_is_taken_only_where_the_tenant_allows_it() {
        var unsigned = says("message_of_the_bot");
        given().contentType("application/json")
                .body(unsigned)
                .post(desk.path())
                .then()
                .statusCode(401)
                .body("detail", containsString("X-Chatwoot-Signature is missing"));

        var open = tenant.request()
                .contentType("application/json")
                .body("{\"provider\": \"chatwoot\", \"name\": \"An old one\", \"allowUnsigned\": true}")
                .post("/v1/webhook-tokens")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("token");
        given().contentType("application/json")
                .body(unsigned)
                .post("/v1/webhooks/chatwoot/" + open)
                .then()
                .statusCode(202)
                .body("accepted", equalTo(3));
    }

    @Test
    void that_cannot_be_read_is_set_aside_as_it_came_with_what_is_needed_to_read_it_again() throws Exception {
        desk.sends("d-1", "{\"event\": \"message_created\", \"id\": 1}")
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("rejected[0].detail", containsString("/message_type: is required"));

        var rejected = awaitRejected();
        assertThat(rejected.reason()).isEqualTo(RejectedEvent.Reason.MALFORMED);
        assertThat(rejected.provider()).contains("chatwoot");
        assertThat(rejected.headers()).containsOnlyKeys("x-chatwoot-delivery", "x-chatwoot-timestamp");
        assertThat(rejected.body()).isEqualTo("{\"event\": \"message_created\", \"id\": 1}");
    }

    @Test
    void whose_event_breaks_the_contract_is_set_aside_as_that_event() throws Exception {
        var longAhead = json("message_of_the_bot")
                .put("created_at", "2999-01-01T00:00:00Z")
                .toString();

        desk.sends("d-1", longAhead)
                .statusCode(202)
                .body("rejected.id", hasItem("message:9002"))
                .body("rejected.detail", hasItem(containsString("24 h ahead")));

        var rejected = awaitRejected();
        assertThat(rejected.reason()).isEqualTo(RejectedEvent.Reason.INVALID);
        assertThat(rejected.provider()).isEmpty();
        var event = CloudEventJson.read(ContractJson.mapper().readTree(rejected.body()));
        assertThat(EventReader.read(event).id()).isEqualTo("message:9002");
    }

    @Test
    void leaves_nothing_behind_when_it_is_only_tried() {
        desk.tries("d-1", says("message_of_the_bot"))
                .statusCode(200)
                .body("signature", equalTo("valid"))
                .body("notices[0].topic", equalTo("message_created"))
                .body("notices[0].duplicate", equalTo(false))
                .body("notices[0].events.type", hasItem("conversation.message"))
                .body("notices[0].events.find { it.type == 'conversation.message' }.data.author", equalTo("ai"))
                .body("notices[0].events.specversion", hasItem("1.0"));
        desk.tries("d-1", says("private_note")).body("notices[0].leftOut", containsString("private note"));
        desk.tries("d-1", "{").statusCode(200).body("rejected[0].detail", containsString("JSON"));
        desk.withSecret("another-secret")
                .tries("d-1", says("message_of_the_bot"))
                .statusCode(401)
                .body("detail", containsString("does not fit"));
        tenant.request()
                .get("/v1/webhook-tokens")
                .then()
                .body("webhookTokens[0].lastRefusal", nullValue())
                .body("webhookTokens[0].lastUsedAt", nullValue());

        // What was tried before did not open the conversation, and is no duplicate.
        desk.sends("d-1", says("message_of_the_bot")).body("accepted", equalTo(3));
        desk.tries("d-1", says("message_of_the_bot"))
                .body("notices[0].duplicate", equalTo(true))
                .body("notices[0].events.type", equalTo(List.of("conversation.message")));
        awaitEvents("conversation.opened", "customer.updated", "conversation.message");
        assertThat(TopicReader.messagesOf(tenant, Topics.SUPPORT_REJECTED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "1", "TRUE"})
    void is_not_taken_when_it_is_unclear_whether_it_is_only_tried(String dryRun) {
        desk.sends(desk.path() + "?dry-run=" + dryRun, "d-1", says("message_of_the_bot"), HelpDesk.now())
                .statusCode(400)
                .body("errors.pointer", hasItem("/dry-run"));
    }

    @Test
    void of_one_tenant_is_nothing_to_another() {
        var other = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
        var otherDesk = HelpDesk.of(other);
        desk.sends("d-1", says("conversation_created")).body("accepted", equalTo(2));

        otherDesk.sends("d-1", says("conversation_created")).body("accepted", equalTo(2));

        awaitEvents("conversation.opened", "customer.updated");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TopicReader.messagesOf(other, Topics.SUPPORT_EVENTS))
                        .hasSize(2));
        other.request().delete("/v1/webhook-tokens/" + desk.id()).then().statusCode(404);
        other.request().get("/v1/webhook-tokens").then().body("webhookTokens.id", equalTo(List.of(otherDesk.id())));
    }

    @Test
    void to_an_address_that_is_none_gets_the_same_answer_whatever_is_wrong_with_it() {
        var answers = List.of(
                given().post("/v1/webhooks/chatwoot/plw_unknown")
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString(),
                given().post("/v1/webhooks/zendesk/" + desk.token())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString(),
                given().post("/v1/webhooks/nobody/" + desk.token())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString());

        assertThat(answers).containsOnly(answers.getFirst());
    }

    @Test
    void finds_somebody_at_its_address_when_the_help_desk_asks() {
        given().head(desk.path()).then().statusCode(200);
        given().get(desk.path()).then().statusCode(200).body(startsWith("This address takes webhooks of chatwoot"));
        given().get("/v1/webhooks/chatwoot/plw_unknown").then().statusCode(404);
    }

    @Test
    void is_bounded_after_it_is_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            for (var kilobyte = 0; kilobyte < 6 * 1024; kilobyte++) {
                gzip.write(new byte[1024]);
            }
        }
        given().header("Content-Encoding", "gzip")
                .contentType("application/octet-stream")
                .body(packed.toByteArray())
                .post(desk.path())
                .then()
                .statusCode(413);
    }

    @Test
    void of_the_documentation_is_taken_as_it_is_written() throws Exception {
        var example = OpenApiExamples.of("/v1/webhooks/{provider}/{token}", "post");
        assertThat(ContractJson.mapper().readTree(example)).isInstanceOf(ObjectNode.class);

        desk.sends("d-1", example).statusCode(202).body("accepted", equalTo(2)).body("rejected", hasSize(0));
    }

    @Test
    void is_counted_by_what_became_of_it() {
        desk.sends("d-1", says("private_note")).statusCode(202);

        given().get("/q/metrics")
                .then()
                .body(containsString("plumbline_webhooks_notices_total{outcome=\"left_out\",provider=\"chatwoot\"}"));
    }

    private void awaitEvents(String... types) {
        await().atMost(SOON).untilAsserted(() -> assertThat(types()).containsExactlyInAnyOrder(types));
    }

    private List<String> types() {
        return headers("ce_type");
    }

    private List<String> ids() {
        return headers("ce_id");
    }

    private List<String> headers(String name) {
        return TopicReader.messagesOf(tenant, Topics.SUPPORT_EVENTS).stream()
                .map(it -> TopicReader.header(it, name))
                .toList();
    }

    private RejectedEvent awaitRejected() throws IOException {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TopicReader.messagesOf(tenant, Topics.SUPPORT_REJECTED))
                        .hasSize(1));
        var message = TopicReader.messagesOf(tenant, Topics.SUPPORT_REJECTED).getFirst();
        return ContractJson.mapper().readValue(message.value(), RejectedEvent.class);
    }
}
