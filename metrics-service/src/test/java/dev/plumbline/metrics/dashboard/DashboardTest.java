package dev.plumbline.metrics.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DashboardTest.OnOneMachine.class)
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The dashboards of the suite on one machine")
class DashboardTest {
    private static final String ATTACK = "</script><script>alert(1)</script>";
    private static final String AWKWARD_ID = "shop/1 ? <script>x</script> & ä%20";

    @Inject
    HelpDesk desk;

    @Inject
    InstantSource clock;

    public static final class OnOneMachine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("plumbline.embedded", "true");
        }
    }

    /** Two weeks ago, ten that the AI settled, eight of them to the customer's liking, and two that it handed over. */
    @BeforeEach
    void have_conversations() throws Exception {
        desk.opensFor("demo", Scope.READ);
        desk.opensFor("other", Scope.READ);
        var start = clock.instant().minus(Duration.ofDays(14));
        var events = new ArrayList<SupportEvent>();
        for (var number = 0; number < 10; number++) {
            var id = number == 0 ? AWKWARD_ID : "settled-" + number;
            var opened = start.plusSeconds(number);
            events.addAll(HelpDesk.settledByAi(id, opened));
            events.add(HelpDesk.rated(
                    id, opened.plusSeconds(900), number < 2 ? 1 : 5, number == 0 ? ATTACK : "Fine " + number));
        }
        events.addAll(HelpDesk.handedOver("handed-1", start));
        events.addAll(HelpDesk.handedOver("handed-2", start));
        events.add(HelpDesk.released("Bot 2 " + ATTACK, start));
        desk.takes("demo", events);
        desk.takes("other", HelpDesk.settledByAi("of-the-other", start));
    }

    @Test
    void show_every_figure_with_what_it_rests_on() {
        var page = text(page("/"));
        assertThat(page)
                .contains("demo")
                .contains("CSAT 80.0% of 10 answers")
                .contains("First contact resolution 83.3% of 12 conversations")
                .contains("Containment rate 83.3% of 12 conversations the AI took")
                .contains("Backlog 2 waiting to be resolved")
                .contains("AI only 10 83.3% 80.0% n 10")
                .contains("AI to human 2 16.7%");
    }

    @Test
    void give_the_charts_the_figures_of_the_tables() throws Exception {
        var data = ContractJson.mapper()
                .readTree(between(page("/"), "<script type=\"application/json\" id=\"figures\">", "</script>"));
        var csat = data.get("charts").get(1);
        assertThat(csat.get("id").asText()).isEqualTo("csat");
        var points = new ArrayList<Double>();
        csat.get("series").get(0).get("points").forEach(it -> {
            if (!it.isNull()) {
                points.add(it.get("value").asDouble());
                assertThat(it.get("n").asInt()).isEqualTo(10);
            }
        });
        assertThat(points).containsExactly(0.8);
        assertThat(data.get("changes").get(0).get("name").asText()).isEqualTo("Bot 2 " + ATTACK);
    }

    @Test
    void lead_from_every_link_to_a_page_that_is_there() {
        var seen = new ArrayList<String>();
        var next = new ArrayList<>(List.of("/"));
        while (!next.isEmpty()) {
            var address = next.removeFirst();
            seen.add(address);
            var response = get(address);
            assertThat(response.statusCode()).as(address).isEqualTo(200);
            if (response.contentType().startsWith("text/html")) {
                links(response.asString()).stream()
                        .filter(it -> !it.startsWith("#") && !seen.contains(it) && !next.contains(it))
                        // Each filter leads to a start page of its own: one of them tells as much as all.
                        .filter(it -> !it.startsWith("/?") || seen.size() < 5)
                        // Each week leads to the one before, without end.
                        .filter(it -> !it.startsWith("/review?") || !address.startsWith("/review?"))
                        .limit(seen.size() < 3 ? 40 : 2)
                        .forEach(next::add);
            }
        }
        assertThat(seen).anyMatch(it -> it.startsWith("/conversations/")).anyMatch(it -> it.startsWith("/_static/"));
    }

    @Test
    void list_the_conversations_behind_a_figure_as_many_as_it_counts() {
        var missed = page("/conversations?kpi=csat&in=missed&path=ai_only");
        assertThat(text(missed)).contains("80.0% of 10 answers").contains("Not counted 2");
        assertThat(missed.split("<tr>", -1).length - 2).isEqualTo(2);
        assertThat(missed).contains("/conversations/settled-1\"").doesNotContain("settled-2");
    }

    @Test
    void open_a_conversation_and_say_in_words_what_counted() {
        assertThat(text(page("/conversations/handed-1")))
                .containsPattern("Path AI to human The AI handed it over to a person at \\d\\d:\\d\\d\\.")
                .contains("Does not count It is not resolved.")
                .contains("Handed over to a person · billing", "✓ transcript", "✗ summary missing")
                .contains("low confidence", "I am not sure.")
                .contains("Blind handoff Yes The person started without the summary.");
        assertThat(text(page("/conversations/settled-1"))).contains("CSAT survey answered: 1 of 5", "Fine 1");
    }

    @Test
    void show_what_the_agent_received_only_of_a_handoff() {
        assertThat(text(page("/conversations/handed-1")))
                .contains("What the agent received Handed over")
                .contains(", to billing, for low confidence")
                .contains("1 message before: 1 of the AI.");
        assertThat(text(page("/conversations/settled-1"))).doesNotContain("What the agent received");
    }

    @Test
    void lead_from_a_conversation_to_the_figures_that_count_it() {
        var link = links(page("/conversations/handed-1")).stream()
                .filter(it -> it.startsWith("/conversations?kpi=blind_handoff_rate"))
                .findFirst()
                .orElseThrow();
        assertThat(page(link)).contains("/conversations/handed-1\"");
    }

    @Test
    void let_nothing_that_came_with_an_event_become_markup() {
        var list = page("/conversations?kpi=csat&in=missed");
        var link = links(list).stream()
                .filter(it -> it.startsWith("/conversations/shop"))
                .findFirst()
                .orElseThrow();
        var conversation = page(link);
        for (var html : List.of(page("/"), list, conversation)) {
            assertThat(html).doesNotContain("<script>alert").doesNotContain("<script>x");
        }
        assertThat(list).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(conversation).contains("shop/1 ? &lt;script&gt;x&lt;/script&gt; &amp; ä%20");
    }

    @Test
    void allow_nothing_inline_and_nothing_from_elsewhere() {
        var response = get("/");
        assertThat(response.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.asString())
                .doesNotContain("style=\"")
                .doesNotContain("onclick")
                .doesNotContainPattern("(src|href)=\"(https?:)?//");
        assertThat(get("/conversations/nobody").header("Content-Security-Policy"))
                .contains("default-src 'none'");
    }

    @Test
    void keep_what_never_changes_in_the_browser_and_send_it_small() {
        links(page("/")).stream()
                .filter(it -> it.startsWith("/assets/") || it.startsWith("/_static/"))
                .forEach(asset -> {
                    var response = given().header("Accept-Encoding", "gzip").get(asset);
                    assertThat(response.header("Cache-Control")).as(asset).contains("max-age", "immutable");
                    if (asset.contains("echarts")) {
                        assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "demo.localhost", "10.0.0.1:8082", ""})
    void answer_to_no_other_name_than_this_machine(String host) {
        var response = given().header("Host", host).get("/");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.asString()).contains("<h1>Not from here</h1>").doesNotContain("CSAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8082", "127.0.0.1:1", "[::1]:8082", "LOCALHOST"})
    void answer_to_every_name_of_this_machine(String host) {
        assertThat(given().header("Host", host).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void say_that_a_conversation_is_not_there() {
        var response = get("/conversations/nobody");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("text/html");
        assertThat(text(response.asString())).contains("There is no conversation 'nobody'");
    }

    @Test
    void show_no_conversation_of_another_tenant() {
        assertThat(get("/conversations/of-the-other").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?channle=chat",
                "/?from=yesterday",
                "/?from=2026-03-01&to=2026-02-01",
                "/?from=1900-01-01",
                "/?bucket=hour&from=2025-01-01&to=2026-01-01",
                "/conversations?in=nowhere",
                "/conversations?cursor=x"
            })
    void name_what_cannot_be_used_in_an_address(String address) {
        var response = get(address);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("This address cannot be read").contains("class=\"violations\"");
    }

    @Test
    void say_when_a_period_has_no_conversations() {
        assertThat(text(page("/?from=2020-01-01&to=2020-02-01"))).contains("No conversations here");
    }

    @Test
    void show_the_period_and_filters_that_their_address_says() {
        var page = page("/?channel=email");
        assertThat(page).contains("No conversations here", "Remove the filter channel email");
        assertThat(text(page("/?channel=chat&channel=email"))).contains("CSAT 80.0% of 10 answers");
    }

    private static Response get(String address) {
        return given().urlEncodingEnabled(false).get(address);
    }

    private static String page(String address) {
        var response = get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.asString();
    }

    private static List<String> links(String html) {
        return Pattern.compile("(?:href|src)=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .map(it -> it.substring(it.indexOf('"') + 1, it.length() - 1).replace("&amp;", "&"))
                .distinct()
                .toList();
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    /** What a reader sees of a page, its white space made single. */
    private static String text(String html) {
        return html.replaceAll("(?s)<(script|svg|head).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replaceAll("\\s+", " ");
    }
}
