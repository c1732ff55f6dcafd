package dev.plumbline.ingestion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import dev.plumbline.ingestion.LogLines;
import dev.plumbline.ingestion.OpenApiExamples;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("An API key")
class ApiKeysTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private TestTenant acme;

    /** A key as the test holds it. */
    private record Key(String id, TestTenant holder) {}

    @BeforeEach
    void found() {
        acme = Installation.newTenant();
    }

    @Test
    void opens_what_its_scopes_say_with_a_secret_that_is_shown_once() {
        var made = make("{\"name\": \" Help desk \", \"scopes\": [\"ingest\"]}")
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("Help desk"))
                .body("secret", startsWith("plk_"))
                .body("state", equalTo("active"))
                .body("scopes", contains("ingest"))
                .body("expiresAt", nullValue())
                .body("lastUsedAt", nullValue());
        var key = key(made);

        awaitOpen(key);
        key.holder().request().get("/v1/api-keys").then().statusCode(403);
        list().body(
                        "apiKeys.find { it.id == '" + key.id() + "' }.prefix",
                        equalTo(secret(key).substring(0, 8)))
                .body(not(containsString(secret(key))));
        assertThat(registry()).contains(key.id()).doesNotContain(secret(key)).doesNotContain(acme.key());
    }

    @Test
    void has_two_good_secrets_while_it_is_rotated() {
        var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"]}"));
        awaitOpen(key);

        var end = Instant.now().plusSeconds(4);
        var next = key(rotate(key.id(), "{\"oldValidUntil\": \"" + end + "\"}")
                .statusCode(200)
                .body("id", equalTo(key.id()))
                .body("name", equalTo("a"))
                .body("state", equalTo("rotating"))
                .body("oldValidUntil", startsWith(end.toString().substring(0, 19))));

        awaitOpen(next);
        assertThat(opens(key)).isTrue();
        assertThat(Instant.now()).isBefore(end);
        await().atMost(SOON.multipliedBy(2)).until(() -> !opens(key));
        assertThat(opens(next)).isTrue();
        list().body("apiKeys.find { it.id == '" + key.id() + "' }.state", equalTo("active"));
    }

    @Test
    void leaves_its_old_secret_a_day_unless_somebody_says_otherwise() {
        var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"]}"));

        var answer = rotate(key.id(), "{}").statusCode(200).extract();

        assertThat(Duration.between(Instant.now(), Instant.parse(answer.path("oldValidUntil"))))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    }

    @Test
    void opens_nothing_within_seconds_of_being_revoked() {
        var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"]}"));
        awaitOpen(key);
        var rotated = key(rotate(key.id(), "{}"));
        awaitOpen(rotated);

        revoke(key.id()).statusCode(204);

        await().atMost(SOON).until(() -> !opens(key) && !opens(rotated));
        revoke(key.id()).statusCode(404);
        rotate(key.id(), "{}").statusCode(404);
        list().body("apiKeys.id", not(hasItem(key.id())));
    }

    @Test
    void opens_nothing_after_it_has_expired() {
        var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"], \"expiresAt\": \""
                        + Instant.now().plusSeconds(4) + "\"}")
                .statusCode(201)
                .body("expiresAt", notNullValue()));
        awaitOpen(key);

        await().atMost(SOON.multipliedBy(2)).until(() -> !opens(key));

        list().body("apiKeys.find { it.id == '" + key.id() + "' }.state", equalTo("expired"));
        rotate(key.id(), "{}").statusCode(409).body("detail", containsString("expired"));
        revoke(key.id()).statusCode(204);
    }

    @Test
    void tells_when_and_where_it_was_last_used() {
        var used = key(make("{\"name\": \"used\", \"scopes\": [\"ingest\"]}"));
        var idle = key(make("{\"name\": \"idle\", \"scopes\": [\"ingest\"]}"));
        var before = Instant.now();
        awaitOpen(used);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        list().body("apiKeys.find { it.id == '" + used.id() + "' }.lastUsedBy", equalTo("ingestion")));

        var row = "apiKeys.find { it.id == '%s' }.lastUsedAt";
        assertThat(Instant.parse(list().extract().path(row.formatted(used.id()))))
                .isBetween(before.minusSeconds(2), Instant.now());
        list().body(row.formatted(idle.id()), nullValue());
    }

    @Test
    void stays_when_it_is_the_last_that_may_make_others() {
        var own = list().body("apiKeys.name", contains("First key")).extract().<String>path("apiKeys[0].id");

        revoke(own)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("last API key with the scope 'admin'"));
        assertThat(acme.request().get("/v1/tenant").statusCode()).isEqualTo(200);

        var other = key(make("{\"name\": \"other\", \"scopes\": [\"admin\"]}"));
        awaitOpen(other);
        revoke(own).statusCode(204);
    }

    @Test
    void stays_also_when_two_who_may_make_others_revoke_each_other_at_once() {
        var own = list().extract().<String>path("apiKeys[0].id");
        var other = key(make("{\"name\": \"other\", \"scopes\": [\"admin\"]}"));
        awaitOpen(other);

        var both = Stream.of(own, other.id())
                .map(id ->
                        CompletableFuture.supplyAsync(() -> revoke(id).extract().statusCode()))
                .toList();

        var statuses = both.stream().map(CompletableFuture::join).toList();

        // Who comes so late that the key they ask with is gone already is not let in at all.
        assertThat(statuses).containsOnlyOnce(204).containsAnyOf(409, 401).hasSize(2);
    }

    @Test
    void of_another_tenant_does_not_exist() {
        var globex = Installation.newTenant();
        var theirs = globex.request().get("/v1/api-keys").then().extract().<String>path("apiKeys[0].id");

        revoke(theirs).statusCode(404);
        rotate(theirs, "{}").statusCode(404);
        list().body("apiKeys.id", not(hasItem(theirs)));
        assertThat(globex.request().get("/v1/tenant").statusCode()).isEqualTo(200);
    }

    @Test
    void of_the_embedded_mode_is_changed_by_starting_it_with_another() {
        var demo = Installation.DEMO;
        await().until(() -> demo.request().get("/v1/api-keys").statusCode() == 200);

        for (var refused : List.of(
                demo.request().delete("/v1/api-keys/embedded").then(),
                demo.request()
                        .contentType("application/json")
                        .body("{}")
                        .post("/v1/api-keys/embedded/rotate")
                        .then())) {
            refused.statusCode(409).body("detail", containsString("PLUMBLINE_API_KEY"));
        }
    }

    @Test
    void of_an_id_that_a_database_cannot_compare_with_is_unknown() {
        for (var answer : List.of(
                acme.request().urlEncodingEnabled(false).delete("/v1/api-keys/%00"),
                acme.request()
                        .urlEncodingEnabled(false)
                        .contentType("application/json")
                        .post("/v1/api-keys/%00/rotate"))) {
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scopes\": [\"ingest\"]}                                              | /name",
                "{\"name\": \" \", \"scopes\": [\"ingest\"]}                             | /name",
                "{\"name\": \"a\\u0000\", \"scopes\": [\"ingest\"]}                      | /name",
                "{\"name\": \"a\"}                                                       | /scopes",
                "{\"name\": \"a\", \"scopes\": []}                                       | /scopes",
                "{\"name\": \"a\", \"scopes\": [\"read\", \"operator\"]}                 | /scopes/1",
                "{\"name\": \"a\", \"scopes\": [null]}                                   | /scopes/0",
                "{\"name\": \"a\", \"scopes\": [\"read\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt",
                "{\"name\": \"a\", \"scopes\": [\"read\"], \"expiresAt\": \"tomorrow\"}  | /expiresAt",
                "{\"name\": \"a\", \"scopes\": [\"read\"], \"expires\": \"2999-01-01T00:00:00Z\"} | /expires"
            })
    void is_not_made_of_what_cannot_be(String body, String pointer) {
        make(body).statusCode(400).body("errors.pointer", contains(pointer));
        list().body("apiKeys.name", contains("First key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"oldValidUntil\": \"2020-01-01T00:00:00Z\"} | must be in the future",
                "{\"oldValidUntil\": \"2999-01-01T00:00:00Z\"} | must not be later than",
                "{\"oldValidUntil\": \"soon\"}                 | must be an RFC 3339 time"
            })
    void is_not_rotated_for_a_time_that_cannot_be(String body, String detail) {
        var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"]}"));

        rotate(key.id(), body)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/oldValidUntil"))
                .body("errors[0].detail", startsWith(detail));
    }

    @Test
    void names_the_field_that_a_misspelt_one_may_have_meant() {
        make("{\"name\": \"a\", \"scopes\": [\"read\"], \"expiresat\": \"2999-01-01T00:00:00Z\"}")
                .statusCode(400)
                .body("errors[0].detail", containsString("did you mean 'expiresAt'?"));
    }

    @Test
    void is_found_on_one_of_the_pages_of_a_list() {
        make("{\"name\": \"second\", \"scopes\": [\"ingest\"]}");
        make("{\"name\": \"third\", \"scopes\": [\"ingest\"]}");

        var page = acme.request()
                .get("/v1/api-keys?limit=2")
                .then()
                .statusCode(200)
                .body("apiKeys.name", contains("third", "second"))
                .extract();
        acme.request()
                .get("/v1/api-keys?limit=2&cursor=" + page.path("nextCursor"))
                .then()
                .body("apiKeys.name", contains("First key"))
                .body("nextCursor", nullValue());
        for (var bad : List.of("limit=0", "limit=501", "limit=x", "cursor=x")) {
            acme.request()
                    .get("/v1/api-keys?" + bad)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/" + bad.split("=")[0]));
        }
    }

    @Test
    void is_managed_only_with_a_key_that_may() {
        var reader = key(make("{\"name\": \"reader\", \"scopes\": [\"read\", \"ingest\"]}"));
        awaitOpen(reader);

        for (var answer : List.of(
                reader.holder().request().get("/v1/api-keys"),
                reader.holder().request().delete("/v1/api-keys/" + reader.id()),
                reader.holder()
                        .request()
                        .contentType("application/json")
                        .body("{\"name\": \"a\", \"scopes\": [\"admin\"]}")
                        .post("/v1/api-keys"))) {
            answer.then().statusCode(403).body("detail", containsString("'admin'"));
        }
    }

    @Test
    void leaves_no_trace_of_its_secret_in_the_log() {
        try (var log = LogLines.record()) {
            var key = key(make("{\"name\": \"a\", \"scopes\": [\"ingest\"]}"));
            awaitOpen(key);
            var next = key(rotate(key.id(), "{}"));
            awaitOpen(next);
            make("{\"name\": \"a\", \"scopes\": [\"" + secret(next) + "\"").statusCode(400);
            revoke(key.id()).statusCode(204);
            await().until(() -> !opens(next));

            assertThat(log.lines()).noneMatch(line -> line.contains(secret(key)) || line.contains(secret(next)));
        }
    }

    @Test
    void is_made_and_rotated_by_the_documentation_s_examples_as_they_are_written() {
        var key = key(make(OpenApiExamples.of("/v1/api-keys", "post")).statusCode(201));

        rotate(key.id(), OpenApiExamples.of("/v1/api-keys/{id}/rotate", "post")).statusCode(200);
    }

    private ValidatableResponse make(String body) {
        return acme.request()
                .contentType("application/json")
                .body(body)
                .post("/v1/api-keys")
                .then();
    }

    private ValidatableResponse rotate(String id, String body) {
        return acme.request()
                .contentType("application/json")
                .body(body)
                .post("/v1/api-keys/" + id + "/rotate")
                .then();
    }

    private ValidatableResponse revoke(String id) {
        return acme.request().delete("/v1/api-keys/" + id).then();
    }

    private ValidatableResponse list() {
        return acme.request().get("/v1/api-keys").then().statusCode(200);
    }

    private Key key(ValidatableResponse made) {
        return new Key(
                made.extract().path("id"),
                new TestTenant(acme.id(), made.extract().path("secret")));
    }

    private static String secret(Key key) {
        return key.holder().key();
    }

    private static void awaitOpen(Key key) {
        await().atMost(SOON).until(() -> opens(key));
    }

    /** Whether the key is known, whatever it may do. */
    private static boolean opens(Key key) {
        return key.holder().post(Samples.ONE, "{}").extract().statusCode() != 401;
    }

    private String registry() {
        var messages = TopicReader.messagesOf(acme, Topics.TENANT_REGISTRY);
        return new String(messages.getLast().value(), StandardCharsets.UTF_8);
    }
}
