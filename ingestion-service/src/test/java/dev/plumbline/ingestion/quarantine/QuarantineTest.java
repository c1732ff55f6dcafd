package dev.plumbline.ingestion.quarantine;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.header;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.contract.Violation;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("The quarantine")
class QuarantineTest {
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Inject
    InstantSource clock;

    @Inject
    PurgeQuarantine purge;

    @Inject
    QuarantineMeters meters;

    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
    }

    @Test
    void has_an_event_within_seconds_after_it_was_refused_with_the_reasons() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);

        var id = awaitOne();

        get("/v1/rejected/" + id)
                .statusCode(200)
                .body("reason", equalTo("invalid"))
                .body("rejectedBy", equalTo("ingestion"))
                .body("eventId", equalTo("e1"))
                .body("state", equalTo("open"))
                .body("cut", equalTo(false))
                .body("violations.pointer", equalTo(List.of("/data/by")))
                .body("body", equalTo(resolvedByNobody("e1")));
        get("/v1/rejected").body("rejected[0].id", equalTo(id)).body("rejected[0].body", nullValue());
    }

    @Test
    void keeps_a_binary_event_whole_so_that_it_can_be_corrected_and_sent_on() throws Exception {
        tenant.request()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "Gr%C3%BC%C3%9Fe")
                .header("ce-source", "/shop")
                .header("ce-type", "conversation.resolved")
                .header("ce-time", "2026-02-01T09:30:00Z")
                .header("ce-subject", "c1")
                .body("{\"by\": \"nobody\"}")
                .post("/v1/events")
                .then()
                .statusCode(400);
        var id = awaitOne();

        String body = get("/v1/rejected/" + id).extract().path("body");

        assertThat(ContractJson.mapper().readTree(body))
                .isEqualTo(ContractJson.mapper().readTree("""
                        {"specversion": "1.0", "id": "Grüße", "source": "/shop", "type": "conversation.resolved",
                         "time": "2026-02-01T09:30:00Z", "subject": "c1", "datacontenttype": "application/json",
                         "data": {"by": "nobody"}}"""));
        replay(id, body.replace("nobody", "human")).statusCode(200).body("sentAs", equalTo("Grüße"));
        assertThat(awaitEvents(1))
                .singleElement()
                .satisfies(it -> assertThat(header(it, "ce_subject")).isEqualTo("c1"));
    }

    @Test
    void keeps_the_attributes_of_a_binary_event_whose_data_is_no_json() throws Exception {
        tenant.request()
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e1")
                .header("ce-type", "conversation.resolved")
                .body("{\"by\": ")
                .post("/v1/events")
                .then()
                .statusCode(400);

        String body = get("/v1/rejected/" + awaitOne()).extract().path("body");

        assertThat(ContractJson.mapper().readTree(body))
                .isEqualTo(ContractJson.mapper()
                        .readTree("{\"specversion\": \"1.0\", \"id\": \"e1\", \"type\": \"conversation.resolved\","
                                + " \"data\": \"{\\\"by\\\": \"}"));
    }

    @Test
    void has_what_another_service_could_not_work() throws Exception {
        DeadLetters.send(rejection("r-" + tenant.id(), RejectedEvent.Reason.FAILED, resolved("e1")));

        get("/v1/rejected/" + awaitOne())
                .body("reason", equalTo("failed"))
                .body("rejectedBy", equalTo("metrics"))
                .body("body", equalTo(resolved("e1")));
    }

    @Test
    void is_not_stopped_by_messages_that_make_no_sense() throws Exception {
        DeadLetters.send("{");
        DeadLetters.send("[]");
        DeadLetters.send("null");
        DeadLetters.send((String) null);
        DeadLetters.send("{\"id\": \"x\"}");
        DeadLetters.send(
                "{\"id\": \"x\", \"tenant\": \"*\", \"violations\": [], \"reason\": \"FAILED\", \"body\": \"\"}");
        DeadLetters.send("{\"id\": \"x\", \"violations\": [], \"reason\": \"FAILED\", \"body\": \"\"}");
        DeadLetters.send(
                "{\"tenant\": \"" + tenant.id() + "\", \"violations\": [], \"reason\": \"FAILED\", \"body\": \"\"}");
        DeadLetters.send(rejection("good", RejectedEvent.Reason.FAILED, resolved("e1")));

        assertThat(awaitOne()).isEqualTo("good");
    }

    @Test
    void reads_messages_of_before_bodies_could_be_cut_or_a_help_desk_s() throws Exception {
        DeadLetters.send("""
                {"id": "old", "tenant": "%s", "rejectedAt": "%s", "rejectedBy": "metrics", "reason": "CONFLICT",
                 "violations": [{"pointer": "/id", "detail": "was used before"}], "eventId": "e1", "body": "{}"}""".formatted(tenant.id(), clock.instant()));

        get("/v1/rejected/" + awaitOne()).body("id", equalTo("old")).body("cut", equalTo(false));
    }

    @Test
    void takes_a_corrected_event_once_however_often_it_is_replayed() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);
        var id = awaitOne();

        var first = replay(id, resolved("e1"))
                .statusCode(200)
                .body("state", equalTo("replayed"))
                .body("sentAs", equalTo("e1"))
                .body("settledBy", equalTo("key"))
                .body("settledAt", notNullValue())
                .extract()
                .asString();

        assertThat(replay(id, resolved("e1")).statusCode(200).extract().asString())
                .isEqualTo(first);
        assertThat(replay(id, "").statusCode(200).extract().asString()).isEqualTo(first);
        assertThat(awaitEvents(1)).singleElement().satisfies(it -> {
            assertThat(header(it, "ce_id")).isEqualTo("e1");
            assertThat(it.key()).isEqualTo(tenant.id() + "|c1");
            assertThat(it.value()).asString().isEqualTo("{\"by\":\"ai\"}");
        });
        get("/v1/rejected").body("rejected", hasSize(0));
        get("/v1/rejected?state=replayed").body("rejected.id", equalTo(List.of(id)));
    }

    @Test
    void sends_one_event_when_many_replay_it_at_the_same_time() throws Exception {
        DeadLetters.send(rejection("r1", RejectedEvent.Reason.FAILED, resolved("e1")));
        awaitOne();

        var replays = IntStream.range(0, 8)
                .mapToObj(it -> CompletableFuture.supplyAsync(
                        () -> replay("r1", "").extract().statusCode()))
                .toList();

        assertThat(replays).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(awaitEvents(1)).hasSize(1);
    }

    @Test
    void takes_an_event_as_it_is_when_our_side_was_mended() throws Exception {
        DeadLetters.send(rejection("r1", RejectedEvent.Reason.FAILED, resolved("e1")));
        awaitOne();

        replay("r1", "").statusCode(200).body("sentAs", equalTo("e1"));

        assertThat(awaitEvents(1)).hasSize(1);
    }

    @Test
    void changes_nothing_when_the_event_is_still_not_to_be_taken() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);
        var id = awaitOne();

        replay(id, "")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("/data/by")));
        replay(id, "{\"specversion\":\n \"1.0\", oops}")
                .statusCode(400)
                .body("errors[0].detail", containsString("line 2"));
        replay(id, event("e1", "conversation.resolved", "yesterday", "{\"by\": \"ai\"}"))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/time")));

        get("/v1/rejected/" + id).body("state", equalTo("open")).body("body", equalTo(resolvedByNobody("e1")));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).isEmpty();
        // What is tried here is no second rejection.
        assertThat(messagesOf(tenant, Topics.SUPPORT_REJECTED)).hasSize(1);
    }

    @Test
    void keeps_the_beginning_of_what_is_too_large_and_takes_it_only_corrected() {
        var large = event(
                "e1",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "x".repeat(1_200_000) + "\"}");
        tenant.post(Samples.ONE, large).statusCode(400);
        var id = awaitOne();

        String body =
                get("/v1/rejected/" + id).body("cut", equalTo(true)).extract().path("body");
        assertThat(large).startsWith(body);
        assertThat(body.length()).isBetween(900_000, 1_000_000);
        replay(id, "").statusCode(400).body("errors[0].detail", containsString("only its beginning"));
        replay(id, large).statusCode(400).body("errors[0].detail", containsString("1000000"));
        replay(id, large.replaceFirst("x{600000}", "")).statusCode(200);
        assertThat(awaitEvents(1)).hasSize(1);
    }

    @Test
    void keeps_an_event_of_nearly_a_megabyte_whole() {
        var large = event(
                "e1",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"nobody\", \"text\": \"" + "ä".repeat(470_000) + "\"}");
        tenant.post(Samples.ONE, large).statusCode(400);

        get("/v1/rejected/" + awaitOne()).body("cut", equalTo(false)).body("body", equalTo(large));
    }

    @Test
    void takes_a_corrected_webhook_through_the_mapping_of_its_help_desk() throws Exception {
        DeadLetters.send(webhook("chatwoot", "{"));
        var id = awaitOne();
        get("/v1/rejected/" + id).body("provider", equalTo("chatwoot"));

        replay(id, "").statusCode(400);
        replay(id, "{}").statusCode(400);
        var body = Files.readString(Path.of("src/test/resources/webhooks/chatwoot/message_of_the_bot.json"));
        replay(id, body).statusCode(200).body("state", equalTo("replayed"));
        replay(id, body).statusCode(200);

        var sent = awaitEvents(1);
        assertThat(sent).extracting(it -> header(it, "ce_source")).allMatch(it -> it.startsWith("/chatwoot/"));
        assertThat(sent).extracting(it -> header(it, "ce_id")).doesNotHaveDuplicates();
        assertThat(ids("state=open")).isEmpty();
    }

    @Test
    void replays_more_webhooks_at_once_than_there_are_connections() throws Exception {
        var body = Files.readString(Path.of("src/test/resources/webhooks/chatwoot/message_of_the_bot.json"));
        var ids = IntStream.range(0, 24).mapToObj(it -> "w" + it).toList();
        for (var id : ids) {
            DeadLetters.send(webhook(id, "chatwoot", body));
        }
        awaitCount(ids.size());

        var replays = ids.stream()
                .map(id -> CompletableFuture.supplyAsync(
                        () -> replay(id, "").extract().statusCode(), Thread::startVirtualThread))
                .toList();

        assertThat(replays).extracting(CompletableFuture::join).containsOnly(200);
    }

    @Test
    void takes_an_event_in_the_place_of_a_webhook_that_nobody_can_read() throws Exception {
        DeadLetters.send(webhook("pigeon-post", "coo"));
        var id = awaitOne();

        replay(id, "").statusCode(400).body("errors[0].detail", containsString("pigeon-post"));
        replay(id, resolved("e1")).statusCode(200).body("sentAs", equalTo("e1"));
    }

    @Test
    void drops_what_nobody_wants_and_says_so_again_when_asked_again() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);
        var id = awaitOne();

        var first = drop(id, "a test of ours")
                .statusCode(200)
                .body("state", equalTo("dropped"))
                .body("dropReason", equalTo("a test of ours"))
                .extract()
                .asString();

        assertThat(drop(id, "another reason").statusCode(200).extract().asString())
                .isEqualTo(first);
        get("/v1/rejected").body("rejected", hasSize(0));
        get("/v1/rejected?state=dropped").body("rejected.id", equalTo(List.of(id)));
        replay(id, resolved("e1")).statusCode(409);
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).isEmpty();
    }

    @Test
    void does_not_drop_what_was_taken() throws Exception {
        DeadLetters.send(rejection("r1", RejectedEvent.Reason.FAILED, resolved("e1")));
        awaitOne();
        replay("r1", "").statusCode(200);

        drop("r1", "too late").statusCode(409);

        get("/v1/rejected/r1").body("state", equalTo("replayed"));
    }

    @Test
    void shows_and_gives_nothing_to_another_tenant() {
        tenant.post(Samples.ONE, resolvedByNobody("e1")).statusCode(400);
        var id = awaitOne();
        var other = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);

        other.request().get("/v1/rejected").then().body("rejected", hasSize(0));
        other.request().get("/v1/rejected/" + id).then().statusCode(404);
        other.request()
                .body(resolved("e1"))
                .contentType(Samples.ONE)
                .post("/v1/rejected/" + id + "/replay")
                .then()
                .statusCode(404);
        other.request().delete("/v1/rejected/" + id).then().statusCode(404);
        other.request()
                .get("/v1/rejected/summary")
                .then()
                .body("open", equalTo(0))
                .body("days", hasSize(0));
        get("/v1/rejected/" + id).body("state", equalTo("open"));
    }

    @Test
    void is_open_to_admins_only() {
        TestTenant.withScopes(Scope.INGEST, Scope.READ)
                .request()
                .get("/v1/rejected")
                .then()
                .statusCode(403);
        given().get("/v1/rejected").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%2Fb", "'%20or%20true--"})
    void knows_nothing_of_an_id_that_nothing_has(String id) {
        for (var answer : List.of(
                tenant.request().urlEncodingEnabled(false).get("/v1/rejected/" + id),
                tenant.request().urlEncodingEnabled(false).delete("/v1/rejected/" + id),
                tenant.request().urlEncodingEnabled(false).post("/v1/rejected/" + id + "/replay"))) {
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void is_listed_newest_first_page_by_page() throws Exception {
        var start = clock.instant().minusSeconds(60);
        for (var number = 0; number < 5; number++) {
            DeadLetters.send(rejection("r" + number, start.plusSeconds(number / 2)));
        }
        awaitCount(5);

        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = get("/v1/rejected?limit=2"
                            + cursor.map(it -> "&cursor=" + it).orElse(""))
                    .statusCode(200);
            seen.addAll(page.extract().<List<String>>path("rejected.id"));
            cursor = Optional.ofNullable(page.extract().path("nextCursor"));
        } while (cursor.isPresent());

        assertThat(seen).containsExactly("r4", "r3", "r2", "r1", "r0");
    }

    @Test
    void is_listed_by_reason_service_time_and_id() throws Exception {
        var now = clock.instant();
        DeadLetters.send(
                rejection("malformed", RejectedEvent.Reason.MALFORMED, "{"),
                rejection("old", now.minus(Duration.ofDays(3))),
                rejection("new", now));
        awaitCount(3);

        assertThat(ids("reason=malformed")).containsExactly("malformed");
        assertThat(ids("reason=conflict")).isEmpty();
        assertThat(ids("rejectedBy=metrics")).hasSize(3);
        assertThat(ids("rejectedBy=survey")).isEmpty();
        assertThat(ids("to=" + now.minus(Duration.ofDays(1)))).containsExactly("old");
        assertThat(ids("from=" + now.minus(Duration.ofDays(1)) + "&reason=failed"))
                .containsExactly("new");
        assertThat(ids("q=EVENT-OF-O")).containsExactly("old");
        assertThat(ids("q=%25")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=gone",
                "reason=bad",
                "from=yesterday",
                "limit=0",
                "limit=501",
                "limit=x",
                "cursor=x",
                "q=%00",
                "q=a&q=b",
                "colour=red"
            })
    void names_the_parameter_that_cannot_be_used(String query) {
        get("/v1/rejected?" + query)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem("/" + query.substring(0, query.indexOf('='))));
    }

    @Test
    void takes_many_after_all_and_counts_what_is_still_wrong() throws Exception {
        DeadLetters.send(
                rejection("r1", RejectedEvent.Reason.FAILED, resolved("e1")),
                rejection("r2", RejectedEvent.Reason.FAILED, resolved("e2")),
                rejection("r3", RejectedEvent.Reason.FAILED, resolvedByNobody("e3")),
                rejection("r4", RejectedEvent.Reason.CONFLICT, resolved("e4")));
        awaitCount(4);

        replayMany("{\"reason\": \"failed\"}")
                .statusCode(200)
                .body("replayed", equalTo(2))
                .body("stillRejected", equalTo(1))
                .body("nextCursor", nullValue());

        assertThat(ids("state=open")).containsExactlyInAnyOrder("r3", "r4");
        assertThat(awaitEvents(2)).extracting(it -> header(it, "ce_id")).containsExactlyInAnyOrder("e1", "e2");
        replayMany("{\"reason\": \"failed\"}").body("replayed", equalTo(0)).body("stillRejected", equalTo(1));
        replayMany("{\"reason\": \"whatever\"}").statusCode(400).body("errors.pointer", equalTo(List.of("/reason")));
    }

    @Test
    void counts_by_day_service_reason_and_state() throws Exception {
        DeadLetters.send(
                rejection("r1", RejectedEvent.Reason.FAILED, resolved("e1")),
                rejection("r2", RejectedEvent.Reason.FAILED, resolved("e2")),
                rejection("r3", RejectedEvent.Reason.CONFLICT, resolved("e3")));
        awaitCount(3);
        drop("r3", "");

        get("/v1/rejected/summary")
                .statusCode(200)
                .body("open", equalTo(2))
                .body("days", hasSize(2))
                .body("days[0].reason", equalTo("conflict"))
                .body("days[0].state", equalTo("dropped"))
                .body("days[1].rejectedBy", equalTo("metrics"))
                .body("days[1].count", equalTo(2));
    }

    @Test
    void tells_the_meters_what_is_open_and_what_became_of_it() throws Exception {
        DeadLetters.send(
                rejection("r1", RejectedEvent.Reason.CONFLICT, resolved("e1")),
                rejection("r2", RejectedEvent.Reason.CONFLICT, resolved("e2")),
                rejection("r3", RejectedEvent.Reason.CONFLICT, resolved("e3")));
        awaitCount(3);
        var replayed = meter("replayed_total");
        var dropped = meter("dropped_total");
        replay("r1", "").statusCode(200);
        replay("r1", "").statusCode(200);
        drop("r2", "").statusCode(200);
        drop("r2", "").statusCode(200);

        meters.count();

        assertThat(meter("open")).isGreaterThanOrEqualTo(1);
        assertThat(meter("replayed_total") - replayed).isEqualTo(1);
        assertThat(meter("dropped_total") - dropped).isEqualTo(1);
    }

    @Test
    void forgets_what_is_older_than_its_retention() throws Exception {
        DeadLetters.send(
                rejection("long-ago", clock.instant().minus(Duration.ofDays(31))),
                rejection("lately", clock.instant().minus(Duration.ofDays(29))));
        awaitCount(2);

        purge.purge();

        assertThat(ids("state=open")).containsExactly("lately");
    }

    private RejectedEvent rejection(String id, RejectedEvent.Reason reason, String body) {
        return rejection(id, clock.instant(), reason, "e-" + id, body);
    }

    private RejectedEvent webhook(String provider, String body) {
        return webhook("w1", provider, body);
    }

    private RejectedEvent webhook(String id, String provider, String body) {
        return new RejectedEvent(
                id,
                tenant.id(),
                clock.instant(),
                "ingestion",
                RejectedEvent.Reason.MALFORMED,
                List.of(new Violation("", "is no JSON")),
                Optional.empty(),
                Optional.of(provider),
                Map.of("content-type", "application/json"),
                body,
                false);
    }

    private RejectedEvent rejection(String id, Instant at) {
        return rejection(id, at, RejectedEvent.Reason.FAILED, "Event-of-" + id, resolved(id));
    }

    private RejectedEvent rejection(String id, Instant at, RejectedEvent.Reason reason, String eventId, String body) {
        return new RejectedEvent(
                id,
                tenant.id(),
                at,
                "metrics",
                reason,
                List.of(new Violation("", "could not be worked by metrics")),
                Optional.of(eventId),
                body);
    }

    private ValidatableResponse get(String address) {
        return tenant.request().urlEncodingEnabled(false).get(address).then();
    }

    private ValidatableResponse replay(String id, String corrected) {
        return tenant.request()
                .contentType(Samples.ONE)
                .body(corrected.getBytes(UTF_8))
                .post("/v1/rejected/" + id + "/replay")
                .then();
    }

    private ValidatableResponse replayMany(String request) {
        return tenant.request()
                .contentType("application/json")
                .body(request)
                .post("/v1/rejected/replay")
                .then();
    }

    private ValidatableResponse drop(String id, String why) {
        return tenant.request()
                .queryParam("reason", why)
                .delete("/v1/rejected/" + id)
                .then();
    }

    private List<String> ids(String query) {
        return get("/v1/rejected?limit=500&" + query).statusCode(200).extract().path("rejected.id");
    }

    private void awaitCount(int count) {
        await().atMost(SECONDS).until(() -> ids("state=open").size() == count);
    }

    private String awaitOne() {
        awaitCount(1);
        return ids("state=open").getFirst();
    }

    private List<ConsumerRecord<String, byte[]>> awaitEvents(int count) {
        await().atMost(SECONDS)
                .until(() -> messagesOf(tenant, Topics.SUPPORT_EVENTS).size() >= count);
        return messagesOf(tenant, Topics.SUPPORT_EVENTS);
    }

    private static double meter(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(it -> it.startsWith("plumbline_quarantine_" + name + "{reason=\"conflict\""))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }
}
