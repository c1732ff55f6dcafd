package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The widget for a chat")
class WidgetTest extends ServiceTest {
    private static final String CHAT = "https://chat.example.com";

    @Test
    void is_one_small_script_that_caches_keep_and_that_sets_no_cookie() {
        var script = given().get("/s/widget.js")
                .then()
                .statusCode(200)
                .contentType(containsString("javascript"))
                .header("Cache-Control", containsString("max-age"))
                .header("Set-Cookie", nullValue())
                .extract()
                .asByteArray();

        assertThat(script).hasSizeLessThan(5_000);
    }

    @Test
    void may_answer_from_a_page_of_any_origin() throws Exception {
        var page = sentSurvey(newId("conv"), "en");

        given().header("Origin", CHAT)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(page)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Headers", "Content-Type")
                .header("Access-Control-Allow-Credentials", nullValue());
        given().header("Origin", CHAT)
                .contentType("application/json")
                .body("{\"score\": 5}")
                .post(page)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void may_not_read_the_interface_for_leads() {
        given().header("Origin", CHAT).get("/v1/surveys").then().header("Access-Control-Allow-Origin", nullValue());
    }
}
