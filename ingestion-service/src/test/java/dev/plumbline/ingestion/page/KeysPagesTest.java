package dev.plumbline.ingestion.page;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URLEncoder;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("The page of keys")
class KeysPagesTest {
    private static final Pattern SECRET = Pattern.compile("<code data-copy>([^<]+)</code>");

    private final String name = "Key " + UUID.randomUUID();

    @BeforeEach
    void awaitDemo() {
        await().until(() -> Installation.DEMO.request().get("/v1/tenant").statusCode() == 200);
    }

    @Test
    void makes_an_api_key_and_shows_it_once_with_a_command_that_works() {
        var answer = send("/keys/api", "name=" + name + "&scope=ingest");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var secret = secret(answer);
        assertThat(secret).startsWith("plk_");
        assertThat(answer.asString()).contains("Authorization: Bearer " + secret);
        await().until(() -> opens(secret));
        assertThat(get()).contains(name, "never used").doesNotContain(secret);
        var example =
                SECRET.matcher(answer.asString()).results().toList().get(1).group(1);
        new TestTenant("demo", secret)
                .post(
                        Samples.ONE,
                        example.replaceAll("(?s).*-d &#39;(.*)&#39;", "$1").replace("&quot;", "\""))
                .statusCode(202);
    }

    @Test
    void rotates_a_key_and_says_how_long_the_old_secret_is_good() {
        var first = secret(send("/keys/api", "name=" + name + "&scope=read"));
        var id = idOf(name);

        var answer = send("/keys/api/" + id + "/rotate", "overlap=PT1H");

        assertThat(answer.statusCode()).isEqualTo(200);
        await().until(() -> opens(secret(answer)));
        assertThat(opens(first)).isTrue();
        assertThat(get()).contains("The old secret " + first.substring(0, 8) + "… is good until");
    }

    @Test
    void revokes_a_key_and_leads_back_to_the_list() {
        var secret = secret(send("/keys/api", "name=" + name + "&scope=ingest"));
        await().until(() -> opens(secret));

        var answer = send("/keys/api/" + idOf(name) + "/revoke", "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/keys");
        await().until(() -> !opens(secret));
        assertThat(get()).doesNotContain(name);
    }

    @Test
    void keeps_the_key_that_the_installation_was_started_with() {
        assertThat(get()).contains("Plumbline was started with it").doesNotContain("/keys/api/embedded/");

        var answer = send("/keys/api/embedded/revoke", "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.asString()).contains("PLUMBLINE_API_KEY", "role=\"alert\"");
    }

    @Test
    void keeps_what_was_written_when_a_key_cannot_be_made() {
        var answer = send("/keys/api", "name=" + name + "&lastDay=2020-01-01");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString())
                .contains("Choose what it may do.", "The last day must be in the future", "value=\"" + name + "\"")
                .contains("value=\"2020-01-01\"");
        assertThat(get()).doesNotContain(name);
    }

    @Test
    void makes_an_address_for_a_help_desk_and_shows_it_once() {
        var answer = send("/keys/webhooks", "provider=chatwoot&name=" + name + "&signingSecret=12345678-abc");

        assertThat(answer.statusCode()).isEqualTo(201);
        var url = secret(answer);
        assertThat(url).contains("/v1/webhooks/chatwoot/plw_");
        assertThat(answer.asString()).contains("Paste it into Chatwoot").doesNotContain("12345678-abc");
        assertThat(get()).contains(name, "signed").doesNotContain(url.substring(url.indexOf("plw_")));

        var id = hookOf(name);
        assertThat(secret(send("/keys/webhooks/" + id + "/rotate", "overlap=PT24H")))
                .isNotEqualTo(url);
        assertThat(send("/keys/webhooks/" + id + "/secret", "signingSecret=another-secret&overlap=PT24H")
                        .statusCode())
                .isEqualTo(303);
        assertThat(get()).contains("The old address is good until", "The old signing secret is good until");
        assertThat(send("/keys/webhooks/" + id + "/secret", "signingSecret=short")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("/keys/webhooks/" + id + "/revoke", "").statusCode()).isEqualTo(303);
        assertThat(send("/keys/webhooks/" + id + "/revoke", "").statusCode()).isEqualTo(404);
        assertThat(get()).doesNotContain(name);
    }

    @Test
    void says_why_an_address_cannot_be_made_and_forgets_the_signing_secret() {
        var answer = send("/keys/webhooks", "provider=chatwoot&name=" + name + "&signingSecret=short1&unsigned=yes");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString())
                .contains("The signing secret must have", "value=\"" + name + "\"")
                .doesNotContain("short1");
    }

    @Test
    void lets_nothing_that_was_written_become_markup() {
        var attack = "<script>alert(1)</script>\"><img src=x>" + UUID.randomUUID();

        for (var page : List.of(
                send("/keys/api", "name=" + URLEncoder.encode(attack, UTF_8) + "&scope=read"),
                send("/keys/api", "name=" + URLEncoder.encode(attack, UTF_8)),
                send("/keys/webhooks", "provider=" + URLEncoder.encode(attack, UTF_8) + "&name=x"))) {
            assertThat(page.asString()).doesNotContain("<script>", "<img src=x");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/keys/api", "/keys/webhooks", "/keys/api/embedded/revoke"})
    void takes_no_form_from_another_site(String action) {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/x-www-form-urlencoded")
                .body("name=" + name + "&scope=admin&provider=zendesk")
                .post(action)
                .then()
                .statusCode(403);
        assertThat(get()).doesNotContain(name);
    }

    @Test
    void loads_a_script_only_to_copy_a_secret() {
        assertThat(get()).doesNotContain("<script");
        var page = send("/keys/api", "name=" + name + "&scope=admin").asString();
        var start = page.indexOf("/assets/copy.js");
        given().urlEncodingEnabled(false)
                .get(page.substring(start, page.indexOf('"', start)))
                .then()
                .statusCode(200);
    }

    private static String secret(Response answer) {
        var secret = SECRET.matcher(answer.asString());
        assertThat(secret.find()).as(answer.asString()).isTrue();
        return secret.group(1);
    }

    private static String idOf(String name) {
        return Installation.DEMO
                .request()
                .get("/v1/api-keys?limit=500")
                .path("apiKeys.find { it.name == '" + name + "' }.id");
    }

    private static String hookOf(String name) {
        return Installation.DEMO
                .request()
                .get("/v1/webhook-tokens?limit=500")
                .path("webhookTokens.find { it.name == '" + name + "' }.id");
    }

    private static boolean opens(String secret) {
        return new TestTenant("demo", secret).post(Samples.ONE, "{}").extract().statusCode() != 401;
    }

    private static String get() {
        return given().get("/keys").then().statusCode(200).extract().asString();
    }

    private static Response send(String address, String form) {
        return given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(form.replace(" ", "+"))
                .post(address);
    }
}
