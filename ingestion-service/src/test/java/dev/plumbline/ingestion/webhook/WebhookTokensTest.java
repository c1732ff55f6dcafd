package dev.plumbline.ingestion.webhook;

import static dev.plumbline.ingestion.webhook.HelpDesk.says;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.contract.Scope;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.LogLines;
import dev.plumbline.ingestion.OpenApiExamples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("Webhook addresses")
class WebhookTokensTest {
    @Inject
    TenantTransaction transactions;

    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
    }

    @Test
    void are_shown_once_whole_and_later_only_by_their_beginning() {
        var created = create("{\"provider\": \"chatwoot\", \"name\": \" Ours \", \"signingSecret\": \"shhh-12345\"}")
                .statusCode(201)
                .body("provider", equalTo("chatwoot"))
                .body("name", equalTo("Ours"))
                .body("token", matchesPattern("plw_[A-Za-z0-9_-]{43}"))
                .body("url", matchesPattern("http://localhost:\\d+/v1/webhooks/chatwoot/plw_.*"))
                .body("hasSigningSecret", equalTo(true))
                .extract();
        var token = created.<String>path("token");

        list("").body("webhookTokens", hasSize(1))
                .body("webhookTokens[0].id", equalTo(created.<String>path("id")))
                .body("webhookTokens[0].prefix", equalTo(token.substring(0, 8)))
                .body("webhookTokens[0].createdAt", notNullValue())
                .body("webhookTokens[0].lastUsedAt", nullValue())
                .body("nextCursor", nullValue());
        assertThat(list("").extract().asString()).doesNotContain(token).doesNotContain("shhh-12345");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                    | /provider,/name",
                "{\"provider\": \"jira\", \"name\": \"x\"}                                             | /provider",
                "{\"provider\": \"zendesk\", \"name\": \"x\"}                                          | /signingSecret",
                "{\"provider\": \"chatwoot\", \"name\": \"x\"}                                         | /signingSecret",
                "{\"provider\": \"freshdesk\", \"name\": \"x\", \"signingSecret\": \"shhh-12345\"}     | /signingSecret",
                "{\"provider\": \"chatwoot\", \"name\": \"x\", \"signingSecret\": \"short\"}           | /signingSecret",
                "{\"provider\": \"chatwoot\", \"name\": \"x\", \"signingSecret\": \" shhh-12345\"}     | /signingSecret",
                "{\"provider\": \"freshdesk\", \"name\": \"x\", \"allowUnsigned\": true}               | /allowUnsigned",
                "{\"provider\": \"chatwoot\", \"name\": \"x\", \"signingSecret\": \"shhh-12345\", \"allowUnsigned\": true} | /allowUnsigned",
                "{\"provider\": \"freshdesk\", \"name\": \"x\", \"expiresAt\": \"2020-01-01T00:00:00Z\"} | /expiresAt",
                "{\"provider\": \"freshdesk\", \"name\": \"x\", \"expiresAt\": \"tomorrow\"}           | /expiresAt",
                "{\"provider\": \"freshdesk\", \"name\": \" \"}                                        | /name"
            })
    void are_not_made_of_what_cannot_be(String wish, String pointers) {
        create(wish).statusCode(400).body("errors.pointer", contains((Object[]) pointers.split(",")));
        list("").body("webhookTokens", hasSize(0));
    }

    @Test
    void name_the_help_desks_that_there_are() {
        create("{\"provider\": \"jira\", \"name\": \"x\"}")
                .body(
                        "errors[0].detail",
                        equalTo("must be one of chatwoot, freshdesk, hubspot, intercom, shopify, zendesk"));
    }

    @Test
    void are_listed_in_pages_the_newest_first() {
        var ids = new ArrayList<String>();
        for (var name : List.of("one", "two", "three")) {
            ids.addFirst(create("{\"provider\": \"freshdesk\", \"name\": \"%s\"}".formatted(name))
                    .extract()
                    .path("id"));
        }
        var first = list("?limit=2").body("webhookTokens.id", equalTo(ids.subList(0, 2)));

        list("?limit=2&cursor=" + first.extract().<String>path("nextCursor"))
                .body("webhookTokens.id", equalTo(ids.subList(2, 3)))
                .body("nextCursor", nullValue());
        tenant.request()
                .get("/v1/webhook-tokens?limit=0")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/limit"));
        tenant.request()
                .get("/v1/webhook-tokens?cursor=x")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/cursor"));
    }

    @Test
    void that_are_revoked_are_dead_within_seconds() {
        var desk = HelpDesk.of(tenant);
        desk.sends("d-1", says("private_note")).statusCode(202);

        tenant.request().delete("/v1/webhook-tokens/" + desk.id()).then().statusCode(204);

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> desk.sends("d-2", says("private_note")).statusCode(404));
        list("").body("webhookTokens", hasSize(0));
        tenant.request().delete("/v1/webhook-tokens/" + desk.id()).then().statusCode(404);
    }

    @Test
    void take_a_new_signing_secret_beside_the_old_one() {
        var desk = HelpDesk.of(tenant);

        secret(desk, "{\"signingSecret\": \"the-next-secret\"}")
                .statusCode(200)
                .body("oldSecretValidUntil", notNullValue());

        desk.sends("d-1", says("private_note")).statusCode(202);
        desk.withSecret("the-next-secret").sends("d-2", says("private_note")).statusCode(202);

        // A third one takes the place of the first: two are good at once.
        secret(desk, "{\"signingSecret\": \"the-last-secret\"}").statusCode(200);
        desk.sends("d-3", says("private_note")).statusCode(401);
        desk.withSecret("the-next-secret").sends("d-4", says("private_note")).statusCode(202);
        desk.withSecret("the-last-secret").sends("d-5", says("private_note")).statusCode(202);
    }

    @Test
    void keep_the_signing_secret_in_use_when_the_new_one_was_mistyped_and_is_corrected() {
        var desk = HelpDesk.of(tenant);
        secret(desk, "{\"signingSecret\": \"mistyped-secret\"}").statusCode(200);

        secret(desk, "{\"signingSecret\": \"the-next-secret\"}").statusCode(200);

        desk.sends("d-1", says("private_note")).statusCode(202);
        desk.withSecret("the-next-secret").sends("d-2", says("private_note")).statusCode(202);
        desk.withSecret("mistyped-secret").sends("d-3", says("private_note")).statusCode(401);
    }

    @Test
    void keep_the_token_in_use_when_the_new_one_is_lost_and_another_is_made() {
        var desk = HelpDesk.of(tenant);
        var lost = rotated(desk);

        var next = rotated(desk);

        desk.sends("d-1", says("private_note")).statusCode(202);
        lost.sends("d-2", says("private_note")).statusCode(404);
        // Now the help desk has the next one: with a third it is the one that stays.
        next.sends("d-3", says("private_note")).statusCode(202);
        var third = rotated(desk);
        next.sends("d-4", says("private_note")).statusCode(202);
        third.sends("d-5", says("private_note")).statusCode(202);
        desk.sends("d-6", says("private_note")).statusCode(404);
    }

    @Test
    void may_be_of_another_account_once_none_is_left_for_the_first() {
        var first = freshdesk();
        call(first, "acme").body("accepted", equalTo(1));
        call(first, "globex").body("leftOut[0].why", containsString("already receives freshdesk's account acme"));
        tenant.request().delete("/v1/webhook-tokens/" + first.path("id")).then().statusCode(204);

        call(freshdesk(), "globex").body("accepted", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "%00", "a%2Fb", "'%20or%20true--"})
    void of_an_id_that_nothing_has_are_unknown(String id) {
        var path = "/v1/webhook-tokens/" + id;
        for (var answer : List.of(
                unencoded().delete(path),
                unencoded().post(path + "/rotate"),
                unencoded().body("{\"signingSecret\": \"the-next-secret\"}").post(path + "/secret"))) {
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void let_an_old_signing_secret_go_when_its_time_is_over() {
        var desk = HelpDesk.of(tenant);
        var soon = HelpDesk.now().plusSeconds(2);

        secret(desk, "{\"signingSecret\": \"the-next-secret\", \"oldValidUntil\": \"%s\"}".formatted(soon))
                .statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> desk.sends("d-1", says("private_note")).statusCode(401));
        desk.withSecret("the-next-secret").sends("d-2", says("private_note")).statusCode(202);
    }

    @Test
    void take_a_new_token_beside_the_old_one() {
        var desk = HelpDesk.of(tenant);
        var soon = HelpDesk.now().plusSeconds(2);

        var rotated = tenant.request()
                .contentType("application/json")
                .body("{\"oldValidUntil\": \"%s\"}".formatted(soon))
                .post("/v1/webhook-tokens/" + desk.id() + "/rotate")
                .then()
                .statusCode(200)
                .body("id", equalTo(desk.id()))
                .body("token", not(equalTo(desk.token())))
                .extract();

        desk.withToken(rotated.path("token")).sends("d-1", says("private_note")).statusCode(202);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> desk.sends("d-2", says("private_note")).statusCode(404));
        desk.withToken(rotated.path("token")).sends("d-3", says("private_note")).statusCode(202);
    }

    @Test
    void keep_the_old_token_for_a_day_unless_somebody_says_otherwise() {
        var desk = HelpDesk.of(tenant);

        tenant.request()
                .contentType("application/json")
                .post("/v1/webhook-tokens/" + desk.id() + "/rotate")
                .then()
                .statusCode(200)
                .body("oldTokenValidUntil", notNullValue());

        desk.sends("d-1", says("private_note")).statusCode(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                                     | /signingSecret",
                "{\"signingSecret\": \"x\"}                                                             | /signingSecret",
                "{\"signingSecret\": \"shhh-12345\", \"oldValidUntil\": \"2020-01-01T00:00:00Z\"}       | /oldValidUntil",
                "{\"signingSecret\": \"shhh-12345\", \"oldValidUntil\": \"2999-01-01T00:00:00Z\"}       | /oldValidUntil",
                "{\"signingSecret\": \"shhh-12345\", \"oldValidUntil\": \"soon\"}                       | /oldValidUntil"
            })
    void keep_their_secret_when_the_new_one_cannot_be(String wish, String pointer) {
        var desk = HelpDesk.of(tenant);

        secret(desk, wish).statusCode(400).body("errors.pointer", contains(pointer));

        desk.sends("d-1", says("private_note")).statusCode(202);
    }

    @Test
    void end_when_they_were_to_end() {
        var soon = HelpDesk.now().plusSeconds(2);
        var token = create("{\"provider\": \"freshdesk\", \"name\": \"x\", \"expiresAt\": \"%s\"}".formatted(soon))
                .statusCode(201)
                .extract()
                .<String>path("token");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        given().head("/v1/webhooks/freshdesk/" + token).then().statusCode(404));
    }

    @Test
    void tell_their_secrets_to_no_log_no_answer_and_no_reader_of_the_database() {
        try (var log = LogLines.record()) {
            var desk = HelpDesk.of(tenant);
            secret(desk, "{\"signingSecret\": \"the-next-secret\"}").body(not(containsString("the-next-secret")));
            desk.sends("d-1", says("private_note")).statusCode(202);
            desk.withSecret("a-wrong-one").sends("d-2", says("private_note")).statusCode(401);

            assertThat(log.lines())
                    .noneMatch(it -> it.contains(desk.token()))
                    .noneMatch(it -> it.contains(desk.secret()))
                    .noneMatch(it -> it.contains("the-next-secret"));
            var row = transactions.in(tenant.id(), connection -> {
                try (var select = connection.prepareStatement(
                                "select t::text, secret, previous_secret from webhook_token t");
                        var rows = select.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    return rows.getString(1)
                            + new String(rows.getBytes(2), StandardCharsets.ISO_8859_1)
                            + new String(rows.getBytes(3), StandardCharsets.ISO_8859_1);
                }
            });
            assertThat(row)
                    .contains(tenant.id())
                    .doesNotContain(desk.token())
                    .doesNotContain(desk.secret())
                    .doesNotContain("the-next-secret");
        }
    }

    @Test
    void are_for_administrators() {
        TestTenant.withScopes(Scope.INGEST, Scope.READ)
                .request()
                .get("/v1/webhook-tokens")
                .then()
                .statusCode(403);
        given().get("/v1/webhook-tokens").then().statusCode(401);
    }

    @Test
    void of_the_documentation_are_made_as_it_is_written() {
        var id = create(OpenApiExamples.of("/v1/webhook-tokens", "post"))
                .statusCode(201)
                .extract()
                .<String>path("id");
        tenant.request()
                .contentType("application/json")
                .body(OpenApiExamples.of("/v1/webhook-tokens/{id}/secret", "post"))
                .post("/v1/webhook-tokens/" + id + "/secret")
                .then()
                .statusCode(200);
        var rotation = OpenApiExamples.of("/v1/webhook-tokens/{id}/rotate", "post");
        assertThat(rotation).isEqualTo("{}");
        tenant.request()
                .contentType("application/json")
                .body(rotation)
                .post("/v1/webhook-tokens/" + id + "/rotate")
                .then()
                .statusCode(200);
    }

    private ExtractableResponse<Response> freshdesk() {
        return create("{\"provider\": \"freshdesk\", \"name\": \"x\"}").extract();
    }

    private static ValidatableResponse call(ExtractableResponse<Response> address, String account) {
        return given().contentType("application/json")
                .body("""
                        {"freshdesk_webhook": {"ticket_id": "11", "ticket_url": "https://%s.freshdesk.com/a/tickets/11",
                         "triggered_event": "{status:{from:2,to:5}}", "performed_by": "agent"}}""".formatted(account))
                .post("/v1/webhooks/freshdesk/" + address.<String>path("token"))
                .then()
                .statusCode(202);
    }

    private HelpDesk rotated(HelpDesk desk) {
        return desk.withToken(tenant.request()
                .contentType("application/json")
                .post("/v1/webhook-tokens/" + desk.id() + "/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("token"));
    }

    private RequestSpecification unencoded() {
        return tenant.request().urlEncodingEnabled(false).contentType("application/json");
    }

    private ValidatableResponse create(String wish) {
        return tenant.request()
                .contentType("application/json")
                .body(wish)
                .post("/v1/webhook-tokens")
                .then();
    }

    private ValidatableResponse secret(HelpDesk desk, String wish) {
        return tenant.request()
                .contentType("application/json")
                .body(wish)
                .post("/v1/webhook-tokens/" + desk.id() + "/secret")
                .then();
    }

    private ValidatableResponse list(String query) {
        return tenant.request().get("/v1/webhook-tokens" + query).then().statusCode(200);
    }
}
