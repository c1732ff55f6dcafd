package dev.plumbline.metrics.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Week 7 of 2026 is that from 9 to 15 February. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The page of a review")
class ReviewPageTest {
    private static final String TENANT = "review-pages";
    private static final String ATTACK = "</textarea><script>alert(1)</script>";

    @Inject
    HelpDesk desk;

    @BeforeEach
    void have_conversations() throws Exception {
        desk.opensFor(TENANT, Scope.READ, Scope.ADMIN);
        var events = new ArrayList<SupportEvent>();
        events.addAll(HelpDesk.settledByAi("before", Instant.parse("2026-02-03T09:00:00Z")));
        events.addAll(HelpDesk.settledByAi("fine", Instant.parse("2026-02-10T09:00:00Z")));
        events.addAll(HelpDesk.settledByAi("poor/1 <b>", Instant.parse("2026-02-10T09:00:00Z")));
        events.add(HelpDesk.rated("poor/1 <b>", Instant.parse("2026-02-10T12:00:00Z"), 1, "No."));
        events.addAll(HelpDesk.handedOver("handed", Instant.parse("2026-02-11T09:00:00Z")));
        events.add(HelpDesk.released("Bot 2 " + ATTACK, Instant.parse("2026-02-11T08:00:00Z")));
        desk.takes(TENANT, events);
    }

    @Test
    void shows_the_top_line_the_paths_and_what_to_read() {
        var html = page("/review?week=2026-W07");
        assertThat(text(html))
                .contains("Review Week 7, 2026", "9 Feb – 15 Feb 2026", "against the week before")
                .contains("CSAT 0.0% n 1 · 0.0–79.3%")
                .contains("Conversation volume 3 ▲ 2, may be chance from 1 Four weeks before 1")
                .contains("Failed AI-only conversations 1 of 2", "1 The customer was dissatisfied")
                .contains("Bad handoffs 1 of 1", "the agent got no transcript or no summary")
                .contains("Nothing yet. The next review shows what stands here.");
        assertThat(html)
                .contains("href=\"/conversations/poor%2F1%20%3Cb%3E\"", "href=\"/conversations/handed\"")
                .contains("href=\"/review?week=2026-W06\"", "href=\"/review?week=2026-W08\"")
                .contains("href=\"/review?month=2026-02\"", "href=\"/review?quarter=2026-Q1\"");
    }

    @Test
    void leads_back_until_nobody_had_opened_a_conversation_yet() {
        assertThat(page("/review?week=2026-W07")).contains("rel=\"prev\"");
        assertThat(page("/review?week=1999-W07")).doesNotContain("rel=\"prev\"");
    }

    @Test
    void keeps_what_is_decided_and_shows_it_in_the_next_review() {
        var answer = sent("text", "Mend refunds.\r\nAsk " + ATTACK, "author", "Kim");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/review?week=2026-W07#note");
        assertThat(text(page("/review?week=2026-W07"))).contains("Kim, ");
        var next = page("/review?week=2026-W08");
        assertThat(text(next)).contains("Mend refunds. Ask &lt;/textarea&gt;");
        for (var html : new String[] {page("/review?week=2026-W07"), next}) {
            assertThat(html).doesNotContain("<script>alert", "style=\"", "onclick");
        }
        sent("text", "", "author", "Kim");
        assertThat(page("/review?week=2026-W08")).doesNotContain("Mend refunds");
    }

    @Test
    void takes_a_note_from_a_page_of_ours_and_an_administrator_only() throws Exception {
        var foreign = looking()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("week", "2026-W07")
                .formParam("text", "x")
                .post("/review/note");
        assertThat(foreign.statusCode()).isEqualTo(403);
        desk.opensFor("review-readers", Scope.READ);
        var reader = given().header("Authorization", "Bearer key-of-review-readers")
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("week", "2026-W07")
                .formParam("text", "x")
                .post("/review/note");
        assertThat(reader.statusCode()).isEqualTo(403);
    }

    @Test
    void takes_a_note_as_long_as_the_form_says() {
        assertThat(sent("text", "ä".repeat(10_000), "author", "Kim").statusCode())
                .isEqualTo(303);
        assertThat(sent("text", "ä".repeat(10_001), "author", "Kim").statusCode())
                .isEqualTo(400);
        sent("text", "", "author", "Kim");
    }

    @Test
    void is_there_for_months_and_quarters_and_for_whoever_is_new() throws Exception {
        assertThat(text(page("/review?month=2026-03")))
                .contains("Review March 2026", "Outcomes", "Retention", "Cost and revenue", "Retention by experience");
        assertThat(text(page("/review?quarter=2026-Q1"))).contains("Review Q1 2026");
        desk.opensFor("review-newcomers", Scope.READ);
        var response = given().header("Authorization", "Bearer key-of-review-newcomers")
                .get("/review");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text(response.asString())).contains("no earlier conversations to compare with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/review?week=2026-W54", "/review?week=2026-W07&month=2026-02", "/review?day=today"})
    void names_what_cannot_be_used_in_an_address(String address) {
        var response = looking().get(address);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("This address cannot be read").contains("class=\"violations\"");
    }

    @Test
    void is_reached_from_the_start_page() {
        assertThat(page("/")).contains("<a href=\"/review\">Review</a>");
    }

    private static Response sent(String... fields) {
        var request = looking()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("week", "2026-W07");
        for (var index = 0; index < fields.length; index += 2) {
            request.formParam(fields[index], fields[index + 1]);
        }
        return request.post("/review/note");
    }

    private static RequestSpecification looking() {
        return given().urlEncodingEnabled(true).header("Authorization", "Bearer key-of-" + TENANT);
    }

    private static String page(String address) {
        var response = looking().get(address);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.asString();
    }

    /** What a reader sees of a page, its white space made single. */
    private static String text(String html) {
        var visible = Pattern.compile("<(script|svg|head).*?</\\1>", Pattern.DOTALL)
                .matcher(html)
                .replaceAll(" ");
        return visible.replaceAll("<[^>]*>", " ").replace("&#39;", "'").replaceAll("\\s+", " ");
    }
}
