package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.LEADING;
import static dev.plumbline.survey.HelpDesk.LEADING_KEY;
import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.survey.History.Past;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("Those who lead support")
class LeadsTest extends ServiceTest {
    @Inject
    History history;

    private final String policy = newId("policy").substring(0, 20);

    @BeforeEach
    void awaitTenant() {
        await().atMost(SOON).until(() -> lead().get("/v1/surveys").statusCode() == 200);
    }

    @Test
    void see_what_a_comment_is_about_and_so_do_the_others() throws Exception {
        var conversation = newId("conv");
        given().contentType("application/json")
                .body("{\"score\": 2, \"comment\": \"The app crashes, and I waited long.\"}")
                .post(sentSurvey(conversation, "en"))
                .then()
                .statusCode(200);

        assertThat(survey(conversation).getList("answer.themes")).isEqualTo(List.of("product", "support"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(helpDesk.surveyEvents(conversation))
                        .filteredOn(SurveyEvent.Answered.class::isInstance)
                        .singleElement()
                        .isInstanceOfSatisfying(
                                SurveyEvent.Answered.class,
                                it -> assertThat(it.themes()).containsExactly("product", "support")));
    }

    @Test
    void set_their_own_themes_which_are_refused_with_all_that_is_wrong() {
        set("{\"themes\": [{\"theme\": \"delivery\", \"keywords\": [\"parcel\", \"late\"]}]}")
                .statusCode(200);
        lead().get("/v1/themes").then().statusCode(200).body("themes.theme", contains("delivery"));

        set("{\"themes\": [{\"theme\": \"a\", \"keywords\": []}, {\"theme\": \"a\", \"keywords\": [\"#\"], \"words\": 1}, {}]}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/themes/0/keywords",
                                "/themes/1/theme",
                                "/themes/1/keywords/0",
                                "/themes/1/words",
                                "/themes/2/theme"));
        given().header("Authorization", "Bearer " + HelpDesk.KEY)
                .contentType("application/json")
                .body("{\"themes\": []}")
                .put("/v1/themes")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 5",
        "maxScore=2, 2",
        "hasComment=true, 3",
        "hasComment=false, 1",
        "theme=product, 1",
        "suspected=true, 1",
        "suspected=false, 3",
        "state=sent, 1",
        "path=ai_only, 5",
        "kind=nps, 0",
        "from=2025-03-02&to=2025-03-03, 5",
        "to=2025-03-02, 0"
    })
    void find_the_surveys_that_they_look_for(String query, int found) {
        fiveOf(Instant.parse("2025-03-02T08:00:00Z"));

        lead().get("/v1/surveys?policy=" + policy + "&" + query)
                .then()
                .statusCode(200)
                .body("surveys.size()", equalTo(found));
    }

    @ParameterizedTest
    @CsvSource({"kind, love", "suspected, maybe", "maxScore, 11", "hasComment, 1", "from, yesterday", "format, pdf"})
    void are_told_which_parameter_cannot_be_used(String name, String value) {
        lead().get("/v1/surveys?" + name + "=" + value)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/" + name));
    }

    @Test
    void take_the_same_rows_as_a_table_in_which_nothing_is_a_formula() {
        fiveOf(Instant.parse("2025-03-02T08:00:00Z"));

        var asked = lead().accept("text/csv").get("/v1/surveys?limit=2&policy=" + policy);
        assertThat(asked.header("Link")).contains("cursor=").endsWith("rel=\"next\"");
        var table = lead().get("/v1/surveys?format=csv&policy=" + policy)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(table.split("\r\n")).hasSize(6);
        assertThat(table).startsWith("id,kind,policy,state,").contains(",'=1+1,");
        assertThat(page().get("/surveys/export?from=2025-03-02&to=2025-03-03&policy=" + policy)
                        .asString()
                        .split("\r\n"))
                .hasSize(6);
    }

    @Test
    void read_figures_with_n_and_interval_beside_each() {
        fiveOf(Instant.parse("2025-03-02T08:00:00Z"));

        lead().get("/v1/surveys/summary?by=path&from=2025-03-02&to=2025-03-03&policy=" + policy)
                .then()
                .statusCode(200)
                .body("by", equalTo("path"))
                .body("figures.size()", equalTo(1))
                .body("figures[0].kind", equalTo("csat"))
                .body("figures[0].group", equalTo("ai_only"))
                .body("figures[0].sent", equalTo(5))
                .body("figures[0].n", equalTo(3))
                .body("figures[0].suspected", equalTo(1))
                .body("figures[0].tooFew", equalTo(true))
                .body("figures[0].responseRate.value", equalTo(0.6f))
                .body("figures[0].responseRate.high", greaterThan(0.88f))
                .body("figures[0].satisfied.value", equalTo(0.33333334f));
        for (var by : List.of("kind", "policy", "language")) {
            lead().get("/v1/surveys/summary?policy=" + policy + "&by=" + by)
                    .then()
                    .statusCode(200)
                    .body("figures.size()", equalTo(1));
        }
        lead().get("/v1/surveys/summary?by=mood").then().statusCode(400).body("errors[0].pointer", equalTo("/by"));
    }

    @Test
    void read_low_scores_first_and_newest_first_when_they_like() {
        fiveOf(Instant.now().minus(Duration.ofDays(1)));

        var low = page().get("/surveys?policy=" + policy)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(low).contains("too few to rank", "3 of 5", "1 suspected, left out", "=1+1");
        assertThat(low).contains("href=\"http://localhost:8082/conversations/conv%20");
        assertThat(low).containsSubsequence("Worst", "Rather bad", "=1+1");
        assertThat(page().get("/surveys?order=newest&policy=" + policy).asString())
                .containsSubsequence("=1+1", "Rather bad", "Worst");
        assertThat(page().get("/surveys?theme=product&policy=" + policy).asString())
                .contains("Worst")
                .doesNotContain("Rather bad");
        page().get("/surveys?policy=nobody-asks")
                .then()
                .statusCode(200)
                .body(containsString("Nothing fits"))
                .header("Content-Security-Policy", containsString("style-src 'self'"));
    }

    @Test
    void count_a_suspected_answer_after_all() {
        var id = fiveOf(Instant.now().minus(Duration.ofDays(1)));
        page().get("/surveys?policy=" + policy).then().body(containsString("Several ratings were opened."));

        page().header("Sec-Fetch-Site", "cross-site")
                .post("/surveys/" + id + "/restore")
                .then()
                .statusCode(403);
        page().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .post("/surveys/" + id + "/restore")
                .then()
                .statusCode(303)
                .header("Location", containsString("/surveys?restored="));

        page().get("/surveys?policy=" + policy)
                .then()
                .body(containsString("4 of 5"))
                .body(not(containsString("Several ratings were opened.")));
    }

    @Test
    void are_let_in_with_a_key_only() {
        given().get("/surveys").then().statusCode(401).contentType("text/html;charset=UTF-8");
        given().header("Authorization", "Bearer " + HelpDesk.KEY)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/surveys/" + UUID.randomUUID() + "/restore")
                .then()
                .statusCode(403);
    }

    /** Three answers that count, one suspected and one not answered; returns the suspected one. */
    private UUID fiveOf(Instant sent) {
        past(sent, 1, "Worst app ever", "product", null);
        past(sent.plusSeconds(1), 2, "Rather bad", "", null);
        past(sent.plusSeconds(2), 5, "=1+1", "", null);
        past(sent.plusSeconds(3), null, null, "", null);
        return past(sent.plusSeconds(4), 3, null, "", "Several ratings were opened.");
    }

    private UUID past(Instant sent, Integer score, String comment, String theme, String suspicion) {
        return history.tells(LEADING, sent, new Past("CSAT", policy, "ai_only", score, comment, theme, suspicion));
    }

    private static RequestSpecification lead() {
        return given().header("Authorization", "Bearer " + LEADING_KEY).urlEncodingEnabled(false);
    }

    private static RequestSpecification page() {
        return lead().accept("text/html,*/*");
    }

    private static ValidatableResponse set(String themes) {
        return lead().contentType("application/json")
                .body(themes)
                .put("/v1/themes")
                .then();
    }
}
