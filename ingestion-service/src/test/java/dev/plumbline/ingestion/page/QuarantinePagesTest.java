package dev.plumbline.ingestion.page;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.header;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(QuarantinePagesTest.OnOneMachine.class)
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("The pages of the quarantine")
class QuarantinePagesTest {
    private static final String ATTACK = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>";

    private final TestTenant demo = new TestTenant("demo", "plk_key-of-the-demo");
    private final String id = "e-" + UUID.randomUUID();

    public static final class OnOneMachine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.embedded", "true",
                    "plumbline.ingestion.demo-key", "plk_key-of-the-demo",
                    "plumbline.ingestion.dashboards-url", "http://localhost:8082");
        }
    }

    @BeforeEach
    void awaitDemo() {
        await().until(() -> demo.post("text/plain", "").extract().statusCode() != 401);
    }

    @Test
    void are_what_the_service_shows_first() {
        var start = given().redirects().follow(false).get("/");
        assertThat(start.statusCode()).isEqualTo(303);
        assertThat(start.header("Location")).endsWith("/quarantine");
        assertThat(get("/quarantine").asString()).contains("<h1>Quarantine</h1>", "http://localhost:8082");
    }

    @Test
    void list_what_was_rejected_with_what_is_wrong() {
        var address = reject(resolvedByNobody(id));
        var page = text(get("/quarantine?q=" + id));
        assertThat(page).contains(id, "Invalid", "/data/by: ", "ingestion");
        assertThat(text(get(address))).contains("Event " + id, "What is wrong", "\"nobody\"", "/data/by");
        assertThat(get(address).asString())
                .contains("<li class=\"wrong\"><code>    &quot;by&quot;: &quot;nobody&quot;</code>");
    }

    @Test
    void take_the_corrected_event_and_tell_who_replayed_it() {
        var address = reject(resolvedByNobody(id));

        var answer = send(address + "/replay", "body", resolved(id));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith(address);
        assertThat(text(get(address)))
                .contains("Replayed on ", "by built-in login", "as event " + id)
                .doesNotContain("Correct and replay");
        await().atMost(Duration.ofSeconds(10)).until(() -> sent() == 1);
        assertThat(send(address + "/replay", "body", resolved(id)).statusCode()).isEqualTo(303);
        assertThat(text(get("/quarantine?state=replayed&q=" + id))).contains(id);
    }

    @Test
    void keep_what_was_written_when_it_is_still_wrong_and_mark_it() {
        var address = reject(resolvedByNobody(id));

        var answer = send(address + "/replay", "body", event(id, "conversation.resolved", "soon", "{\"by\": \"ai\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("It is still not to be taken", "Your text");
        assertThat(answer.asString())
                .contains("<li class=\"wrong\"><code>  &quot;time&quot;: &quot;soon&quot;,</code>")
                .contains("Correct and replay");
        assertThat(text(get(address))).contains("nobody").doesNotContain("soon");
        assertThat(sent()).isZero();
    }

    @Test
    void drop_an_event_with_the_reason() {
        var address = reject(resolvedByNobody(id));

        assertThat(send(address + "/drop", "why", "a test & more").statusCode()).isEqualTo(303);

        assertThat(text(get(address))).contains("Dropped on ", ": a test &amp; more.");
        assertThat(text(get("/quarantine?q=" + id))).contains("Nothing fits");
    }

    @Test
    void replay_all_that_fit_the_filter_and_count_them() {
        reject(resolvedByNobody(id + "-1"));
        reject(resolvedByNobody(id + "-2"));

        var answer = send("/quarantine/replay", "q", id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains("0 replayed, 2 still not to be taken.", id + "-1");
    }

    @Test
    void let_nothing_that_was_sent_become_markup() {
        var attack = ATTACK + id;
        var json = attack.replace("\"", "\\\"");
        var address = reject("{\"specversion\": \"1.0\", \"id\": \"" + json + "\", \"" + json + "\": 1, \"source\": \""
                + json + "\", \"type\": \"" + json + "\"}");

        for (var page : List.of(
                get("/quarantine?q=" + URLEncoder.encode(id, UTF_8)),
                get(address),
                send(address + "/replay", "body", attack),
                get("/quarantine?q=" + URLEncoder.encode(attack, UTF_8)),
                get("/quarantine/" + URLEncoder.encode(attack, UTF_8)))) {
            assertThat(page.asString()).doesNotContain("<script", "<img src=x");
        }
        send(address + "/drop", "why", attack);
        assertThat(get(address).asString()).doesNotContain("<script").contains("Dropped", "&lt;script&gt;");
    }

    @Test
    void allow_nothing_inline_and_nothing_from_elsewhere() {
        var address = reject(resolvedByNobody(id));
        for (var page : List.of(get("/quarantine"), get(address), get("/quarantine/nobody"))) {
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.asString())
                    .doesNotContain("style=\"")
                    .doesNotContain("onclick")
                    .doesNotContain("<script");
        }
    }

    @Test
    void load_a_stylesheet_and_an_icon_that_are_there() {
        var page = get("/quarantine").asString();
        for (var asset : List.of("plumbline.css", "icon.svg")) {
            var start = page.indexOf("/assets/" + asset);
            var address = page.substring(start, page.indexOf('"', start));
            assertThat(given().urlEncodingEnabled(false).get(address).statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Sec-Fetch-Site | cross-site",
                "Sec-Fetch-Site | same-site",
                "Sec-Fetch-Site | none",
                "Origin         | http://evil.example",
                "Origin         | null",
                "X-Nothing      | at-all"
            },
            delimiter = '|')
    void take_no_form_from_another_site(String header, String value) {
        var address = reject(resolvedByNobody(id));

        var answer = given().header(header, value)
                .contentType("application/x-www-form-urlencoded")
                .body("why=x")
                .post(address + "/drop");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(answer)).contains("not sent from a page of ours");
        assertThat(text(get(address))).contains("Correct and replay");
    }

    @Test
    void take_a_form_of_a_browser_that_tells_only_the_origin() {
        var address = reject(resolvedByNobody(id));
        given().header("Host", "localhost:8081")
                .header("Origin", "http://localhost:8081")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body("why=x")
                .post(address + "/drop")
                .then()
                .statusCode(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "demo.localhost", "10.0.0.1:8081"})
    void answer_to_no_other_name_than_this_machine(String host) {
        assertThat(given().header("Host", host).get("/quarantine").statusCode()).isEqualTo(403);
    }

    @Test
    void say_what_an_address_is_not() {
        assertThat(text(get("/quarantine/nobody"))).contains("There is no rejection 'nobody'");
        assertThat(get("/quarantine/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/quarantine?reason=bad").statusCode()).isEqualTo(400);
        assertThat(text(get("/quarantine?reason=bad"))).contains("must be one of malformed, invalid, conflict, failed");
    }

    @Test
    void take_a_form_of_a_megabyte_and_no_larger_than_they_need() {
        var address = reject(resolvedByNobody(id));
        var large = event(
                id,
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "ä".repeat(490_000) + "\"}");

        assertThat(send(address + "/replay", "body", "x".repeat(5_000_000)).statusCode())
                .isEqualTo(413);
        assertThat(send(address + "/replay", "body", large).statusCode()).isEqualTo(303);
    }

    /** Posts an event that is refused, and gives the address of its page. */
    private String reject(String body) {
        var before = ids();
        demo.post(Samples.ONE, body).statusCode(400);
        await().atMost(Duration.ofSeconds(10)).until(() -> ids().size() > before.size());
        return "/quarantine/"
                + ids().stream().filter(it -> !before.contains(it)).findFirst().orElseThrow();
    }

    private List<String> ids() {
        return demo.request().get("/v1/rejected?limit=500").then().extract().path("rejected.id");
    }

    private long sent() {
        return messagesOf(demo, Topics.SUPPORT_EVENTS).stream()
                .filter(it -> header(it, "ce_id").equals(id))
                .count();
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static Response send(String address, String field, String value) {
        RequestSpecification form = given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(field + "=" + URLEncoder.encode(value, UTF_8));
        return form.post(address);
    }

    /** What a reader sees of a page, its white space made single. */
    private static String text(Response page) {
        return page.asString()
                .replaceAll("(?s)<(svg|head).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replaceAll("\\s+", " ");
    }
}
