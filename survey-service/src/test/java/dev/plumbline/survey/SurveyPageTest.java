package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("The survey page")
class SurveyPageTest extends ServiceTest {
    private final String conversation = newId("conv");

    @Inject
    TenantTransaction transactions;

    @Test
    void asks_one_question_without_script_or_cookie_and_tells_browsers_to_keep_it_private() throws Exception {
        var page = sentSurvey(conversation, "en");

        given().get(page)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header(
                        "Content-Security-Policy",
                        equalTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                                + "base-uri 'none'; frame-ancestors 'none'"))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", containsString("noindex"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Set-Cookie", equalTo(null))
                .body(containsString("<html lang=\"en\" dir=\"ltr\">"))
                .body(containsString("How satisfied are you with the support you received?"))
                .body(containsString("Acme Outdoor"))
                .body(not(containsString("<script")))
                .body(not(containsString("checked")));
    }

    @Test
    void weighs_less_than_fifty_kilobytes_with_everything_it_loads() throws Exception {
        var html = given().get(sentSurvey(conversation, "en")).asByteArray().length;
        var style = given().get("/s/static/survey.css").then().statusCode(200).contentType("text/css");
        var icon = given().get("/s/static/icon.svg").then().statusCode(200);

        assertThat(html + style.extract().asByteArray().length + icon.extract().asByteArray().length)
                .isLessThan(50_000);
    }

    @Test
    void chooses_the_score_of_the_link_and_records_nothing() throws Exception {
        var page = sentSurvey(conversation, "en");

        given().get(page + "?score=4").then().statusCode(200).body(containsString("value=\"4\" required checked"));
        given().head(page + "?score=4").then().statusCode(200);
        given().get(page + "?score=9").then().statusCode(200).body(not(containsString("checked")));

        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-CH", "ar"})
    void speaks_the_customers_language_and_reads_in_its_direction(String locale) throws Exception {
        var arabic = locale.equals("ar");

        given().get(sentSurvey(conversation, locale))
                .then()
                .statusCode(200)
                .body(containsString(arabic ? "<html lang=\"ar\" dir=\"rtl\">" : "<html lang=\"de\" dir=\"ltr\">"))
                .body(containsString(arabic ? "ما مدى رضاك" : "Wie zufrieden sind Sie"));
    }

    @Test
    void takes_an_answer_and_tells_the_others() throws Exception {
        var page = sentSurvey(conversation, "en");

        form("5", "  Quick,\r\nand <b>kind</b>. ")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("Thank you!"))
                .body(containsString("Very satisfied"));

        var survey = survey(conversation);
        assertThat(survey.getString("state")).isEqualTo("answered");
        assertThat(survey.getInt("answer.score")).isEqualTo(5);
        assertThat(survey.getString("answer.comment")).isEqualTo("Quick,\nand <b>kind</b>.");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(helpDesk.surveyEvents(conversation))
                        .filteredOn(SurveyEvent.Answered.class::isInstance)
                        .singleElement()
                        .isInstanceOfSatisfying(SurveyEvent.Answered.class, answered -> {
                            assertThat(answered.surveyId()).isEqualTo(survey.getString("id"));
                            assertThat(answered.score()).isEqualTo(5);
                            assertThat(answered.comment()).isEqualTo(Optional.of("Quick,\nand <b>kind</b>."));
                        }));
    }

    @Test
    void lets_the_answer_be_changed_for_a_day_and_the_change_is_the_later_event() throws Exception {
        var page = sentSurvey(conversation, "en");
        form("1", "<script>alert(1)</script>").post(page).then().statusCode(200);

        given().get(page)
                .then()
                .statusCode(200)
                .body(containsString("value=\"1\" required checked"))
                .body(containsString("&lt;script&gt;"))
                .body(containsString("You have answered already"));
        form("4", "").post(page).then().statusCode(200);

        assertThat(survey(conversation).getInt("answer.score")).isEqualTo(4);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(helpDesk.surveyEvents(conversation))
                        .filteredOn(SurveyEvent.Answered.class::isInstance)
                        .map(SurveyEvent.Answered.class::cast)
                        .hasSize(2)
                        .isSortedAccordingTo(Comparator.comparing(SurveyEvent.Answered::time))
                        .extracting(SurveyEvent.Answered::score)
                        .containsExactly(1, 4));
    }

    @Test
    void keeps_the_answer_after_a_day() throws Exception {
        var page = sentSurvey(conversation, "en");
        form("2", "").post(page).then().statusCode(200);
        alter("first_answer_at = first_answer_at - interval '25 hours'");

        form("5", "").post(page).then().statusCode(409).body(containsString("You have already answered"));
        json("{\"score\": 5}")
                .post(page)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("title", equalTo("Conflict"));
        given().get(page).then().statusCode(200).body(containsString("You have already answered"));
        assertThat(survey(conversation).getInt("answer.score")).isEqualTo(2);
    }

    @Test
    void takes_no_answer_when_the_survey_has_expired() throws Exception {
        var page = sentSurvey(conversation, "en");
        alter("next_at = now() - interval '1 second'");

        given().get(page).then().statusCode(410).body(containsString("This survey has ended"));
        form("5", "").post(page).then().statusCode(410).body(containsString("This survey has ended"));
        json("{\"score\": 5}").post(page).then().statusCode(410).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTZhY21l", "%00"})
    void does_not_know_a_token_that_it_never_gave(String token) {
        var page = "/s/" + token;

        given().urlEncodingEnabled(false)
                .header("Accept-Language", "fi, de;q=0.8")
                .get(page)
                .then()
                .statusCode(404)
                .body(containsString("Wir finden diese Umfrage nicht"));
        form("5", "")
                .urlEncodingEnabled(false)
                .post(page)
                .then()
                .statusCode(404)
                .contentType("text/html");
        json("{\"score\": 5}")
                .urlEncodingEnabled(false)
                .post(page)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "6", "4.5", "five"})
    void asks_again_when_the_score_is_none(String score) throws Exception {
        var page = sentSurvey(conversation, "en");

        form(score, "but a comment")
                .post(page)
                .then()
                .statusCode(400)
                .body(containsString("role=\"alert\""))
                .body(containsString("Please choose one of the five faces."))
                .body(containsString(">but a comment</textarea>"));
        json(score.isEmpty() ? "{}" : "{\"score\": \"" + score + "\"}")
                .post(page)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/score"));
        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
    }

    @Test
    void takes_a_long_comment_in_any_script_and_refuses_a_longer_one() throws Exception {
        var page = sentSurvey(conversation, "en");

        form("3", "😀".repeat(4_001)).post(page).then().statusCode(400).body(containsString("Please shorten it"));
        json("{\"score\": 3, \"comment\": \"" + "x".repeat(4_001) + "\"}")
                .post(page)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/comment"));
        json("{\"score\": 3, \"comment\": \"a\\u0000b\"}")
                .post(page)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/comment"));
        form("3", "😀".repeat(4_000)).post(page).then().statusCode(200);
    }

    @Test
    void takes_an_answer_as_json() throws Exception {
        json("{\"score\": 4, \"comment\": \"Quick and friendly.\"}")
                .post(sentSurvey(conversation, "en"))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .body("score", equalTo(4))
                .body("comment", equalTo("Quick and friendly."))
                .body("answeredAt.length()", lessThan(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"score\": {}}", "{\"score\": 4"})
    void names_what_is_wrong_with_a_json_answer(String body) throws Exception {
        json(body).post(sentSurvey(conversation, "en")).then().statusCode(400).contentType("application/problem+json");
    }

    private static RequestSpecification form(String score, String comment) {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("score", score)
                .formParam("comment", comment);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** Lets time have passed for the survey of this test. */
    private void alter(String assignment) {
        transactions.run(HelpDesk.TENANT, connection -> {
            try (var update = connection.prepareStatement(
                    "update survey set " + assignment + " where conversation_id = ? and tenant_id = 'acme'")) {
                update.setString(1, conversation);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        });
    }

    @Test
    void speaks_another_language_when_asked_to_and_keeps_the_score_meanwhile() throws Exception {
        var page = sentSurvey(conversation, "de");

        given().get(page + "?score=2&lang=ja")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"ja\" dir=\"ltr\">"))
                .body(containsString("value=\"2\" required checked"))
                .body(containsString("?score=2&amp;lang=ar"));
        form("2", "")
                .queryParam("lang", "ja")
                .post(page)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"ja\""));
    }

    @Test
    void tells_a_chat_widget_what_to_ask() throws Exception {
        given().accept("application/json")
                .get(sentSurvey(conversation, "ar"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("csat"))
                .body("lowest", equalTo(1))
                .body("highest", equalTo(5))
                .body("language", equalTo("ar"))
                .body("direction", equalTo("rtl"))
                .body("state", equalTo("open"));
    }

    @Test
    void takes_one_answer_of_fifty_at_once() throws Exception {
        var page = sentSurvey(conversation, "en");

        var statuses = IntStream.range(0, 50)
                .parallel()
                .mapToObj(number -> json("{\"score\": 4}").post(page).statusCode())
                .toList();

        assertThat(statuses).containsOnly(200);
        await().atMost(SOON)
                .until(() -> helpDesk.surveyEvents(conversation).stream()
                                .filter(SurveyEvent.Answered.class::isInstance)
                                .count()
                        == 50);
        assertThat(helpDesk.surveyEvents(conversation).stream()
                        .map(SurveyEvent::surveyId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void suspects_a_machine_that_opens_every_link_of_the_mail_and_presses_every_button() throws Exception {
        var page = sentSurvey(conversation, "en");

        for (var score = 1; score <= 5; score++) {
            given().get(page + "?score=" + score).then().statusCode(200);
            form(Integer.toString(score), "")
                    .formParam("via", "page")
                    .post(page)
                    .then()
                    .statusCode(200);
        }
        given().get(page + "/confirm").then().statusCode(204);

        assertThat(survey(conversation).getString("answer.suspected")).isNotEmpty();
        await().atMost(SOON)
                .until(() -> helpDesk.surveyEvents(conversation).stream()
                        .filter(SurveyEvent.Answered.class::isInstance)
                        .map(SurveyEvent.Answered.class::cast)
                        .max(Comparator.comparing(SurveyEvent.Answered::time))
                        .filter(SurveyEvent.Answered::suspected)
                        .isPresent());

        var id = survey(conversation).getString("id");
        given().header("Authorization", "Bearer " + HelpDesk.KEY)
                .post("/v1/surveys/" + id + "/restore")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + HelpDesk.ADMIN_KEY)
                .post("/v1/surveys/" + id + "/restore")
                .then()
                .statusCode(200);
        assertThat(survey(conversation).getString("answer.suspected")).isNull();
    }

    @Test
    void records_nothing_of_who_only_opens_links() throws Exception {
        var page = sentSurvey(conversation, "en");

        for (var score = 1; score <= 5; score++) {
            given().get(page + "?score=" + score).then().statusCode(200);
            given().head(page + "?score=" + score).then().statusCode(200);
        }

        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
    }
}
