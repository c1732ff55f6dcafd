package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("The list of surveys")
class SurveyListTest extends ServiceTest {
    private final String conversation = newId("conv");

    @Test
    void shows_to_whom_a_survey_went_and_what_came_back() throws Exception {
        var page = sentSurvey(conversation, "de");
        given().contentType("application/json")
                .body("{\"score\": 2}")
                .post(page)
                .then()
                .statusCode(200);
        var id = survey(conversation).getString("id");

        as(HelpDesk.KEY)
                .get("/v1/surveys/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("kind", equalTo("csat"))
                .body("state", equalTo("answered"))
                .body("conversationId", equalTo(conversation))
                .body("email", containsString("@example.com"))
                .body("locale", equalTo("de"))
                .body("answer.score", equalTo(2))
                .body("answer.answers", equalTo(1));
    }

    @Test
    void is_read_page_by_page_with_every_survey_once() throws Exception {
        for (var number = 0; number < 3; number++) {
            sentSurvey(newId("conv"), "en");
        }
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(HelpDesk.KEY).queryParam("limit", 2).queryParam("state", "sent");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/surveys")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> found = page.getList("surveys.id");
            assertThat(found.size()).isLessThanOrEqualTo(2);
            ids.addAll(found);
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(ids).hasSizeGreaterThanOrEqualTo(3);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    @Test
    void shows_a_tenant_nothing_of_another() throws Exception {
        sentSurvey(conversation, "en");
        var id = survey(conversation).getString("id");

        await().atMost(SOON)
                .untilAsserted(() -> as(HelpDesk.OTHER_KEY)
                        .get("/v1/surveys")
                        .then()
                        .statusCode(200)
                        .body("surveys", empty()));
        as(HelpDesk.OTHER_KEY).get("/v1/surveys/" + id).then().statusCode(404);
    }

    @Test
    void is_shown_to_nobody_without_a_key() {
        given().get("/v1/surveys").then().statusCode(401).contentType("application/problem+json");
        as("wrong").get("/v1/surveys").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"limit, 0", "limit, 501", "limit, many", "state, lost", "cursor, x", "cursor, bm90IG9uZQ"})
    void names_the_parameter_that_cannot_be_used(String parameter, String value) {
        as(HelpDesk.KEY)
                .queryParam(parameter, value)
                .get("/v1/surveys")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/" + parameter));
    }

    @Test
    void is_described_for_programs_and_the_service_is_healthy() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/surveys"))
                .body(containsString("/s/{token}"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
