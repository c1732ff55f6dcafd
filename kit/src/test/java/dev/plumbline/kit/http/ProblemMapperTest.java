package dev.plumbline.kit.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A request that cannot be answered")
class ProblemMapperTest {

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/sample/nowhere/at/all", "/"})
    void to_an_address_that_does_not_exist_is_a_404(String path) {
        assertProblem(when().get(path), 404, "Not Found");
    }

    @Test
    void with_a_method_that_the_address_does_not_take_is_a_405() {
        assertProblem(when().put("/sample"), 405, "Method Not Allowed");
    }

    @Test
    void with_a_body_of_another_media_type_is_a_415() {
        assertProblem(given().contentType("text/plain").body("hello").post("/sample"), 415, "Unsupported Media Type");
    }

    @Test
    void that_wants_another_media_type_is_a_406() {
        assertProblem(given().accept("image/png").get("/sample/fails/not"), 406, "Not Acceptable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {                                      | ''               | is no well-formed JSON (line 1
            {"name": "a",}                         | ''               | is no well-formed JSON (line 1
            []                                     | ''               | has a value that cannot be read here
            {"name": ["a"]}                        | /name            | has a value that cannot be read here
            {"count": "many"}                      | /count           | has a value that cannot be read here
            {"lines": [{"number": 1}, {"number": {}}]} | /lines/1/number | has a value that cannot be read here
            {"cuont": 1}                           | /cuont           | is not known here; did you mean 'count'?
            {"count": -1}                          | ''               | has a value that cannot be read here
            """)
    void because_of_its_json_is_a_400_that_names_the_field(String body, String pointer, String detail) {
        assertProblem(given().contentType("application/json").body(body).post("/sample"), 400, "Bad request")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail))
                .body(not(containsString("dev.plumbline")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unchecked", "checked", "error", "database-refuses", "unwritable"})
    void for_a_reason_of_ours_is_a_500_that_keeps_the_reason_to_the_log(String how) {
        assertProblem(when().get("/sample/fails/" + how), 500, "Internal error");
    }

    @Test
    void while_the_database_is_away_is_a_503_that_says_when_to_come_again() {
        assertProblem(when().get("/sample/fails/database-away"), 503, "Service unavailable")
                .header("Retry-After", "2");
    }

    @Test
    void is_answered_with_the_problem_that_the_resource_throws() {
        assertProblem(when().get("/sample/fails/problem"), 409, "Conflict")
                .header("Retry-After", "7")
                .body("detail", equalTo("It was answered already."))
                .body("errors.pointer", hasItem("/score"))
                .body("accepted", equalTo(3));
    }

    @Test
    void here_but_elsewhere_is_sent_there() {
        given().redirects()
                .follow(false)
                .get("/sample/fails/redirects")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/elsewhere"));
    }

    private static ValidatableResponse assertProblem(Response response, int status, String title) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("about:blank"))
                .body("title", equalTo(title))
                .body("status", equalTo(status))
                .body("detail", not(blankOrNullString()))
                .body(not(containsString("secret reason")))
                .body(not(containsString("Exception")));
    }
}
