package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.TRYING;
import static dev.plumbline.survey.HelpDesk.TRYING_KEY;
import static dev.plumbline.survey.HelpDesk.knows;
import static dev.plumbline.survey.HelpDesk.newId;
import static dev.plumbline.survey.HelpDesk.opened;
import static dev.plumbline.survey.HelpDesk.reopened;
import static dev.plumbline.survey.HelpDesk.resolved;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.plumbline.contract.SurveyEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("The link of a survey")
class LinkTest extends ServiceTest {
    private final String conversation = newId("conv");
    private final String customer = newId("cust");

    @BeforeEach
    void setPolicy() {
        policies("""
                {"policies": [{"kind": "ces", "trigger": "resolved", "channel": "link", "filters": {"channel": ["email"]}}]}""");
    }

    @Test
    void is_given_to_the_help_desk_and_the_same_again() {
        helpDesk.tellsOf(TRYING, opened(conversation, customer, Instant.now()));

        var link = awaitOffer()
                .statusCode(201)
                .body("kind", equalTo("ces"))
                .extract()
                .jsonPath()
                .getString("link");

        offer(conversation).statusCode(200).body("link", equalTo(link));
        given().contentType("application/json")
                .body("{\"score\": 6}")
                .post(link.replace("http://localhost:8083", ""))
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> helpDesk.surveyEvents(conversation).size() == 2);
        assertThat(helpDesk.surveyEvents(conversation).getFirst()).isInstanceOf(SurveyEvent.Sent.class);
        assertThat(survey(TRYING_KEY, conversation).getString("email")).isNull();
    }

    @Test
    void is_taken_back_when_the_conversation_is_reopened_and_never_mailed_when_it_is_resolved_again() {
        var now = Instant.now();
        helpDesk.tellsOf(
                TRYING, knows(customer, customer + "@example.com", "en", now), opened(conversation, customer, now));
        awaitOffer().statusCode(201);

        helpDesk.tellsOf(
                TRYING,
                resolved(conversation, Instant.now()),
                reopened(conversation, Instant.now().plusMillis(5)));
        await().atMost(SOON)
                .until(() -> survey(TRYING_KEY, conversation).getString("state").equals("withdrawn"));
        var other = newId("conv");
        helpDesk.tellsOf(
                TRYING,
                resolved(conversation, Instant.now().plusMillis(10)),
                opened(other, newId("cust"), Instant.now()));
        await().atMost(SOON).until(() -> offer(other).extract().statusCode() == 201);

        assertThat(survey(TRYING_KEY, conversation).getString("state")).isEqualTo("withdrawn");
        assertThat(mailServer.to(customer + "@example.com")).isEmpty();
    }

    @Test
    void is_refused_to_who_was_asked_lately_and_where_no_policy_asks() {
        helpDesk.tellsOf(TRYING, opened(conversation, customer, Instant.now()));
        awaitOffer().statusCode(201);
        var other = newId("conv");
        helpDesk.tellsOf(TRYING, opened(other, customer, Instant.now()));

        await().atMost(SOON).until(() -> offer(other).extract().statusCode() != 404);
        offer(other).statusCode(409).body("detail", containsString("another survey lately"));

        policies("{\"policies\": []}");
        offer(other).statusCode(409).body("detail", containsString("PUT /v1/policies"));
    }

    @Test
    void is_asked_for_by_naming_a_conversation_that_is_known() {
        offer(newId("conv")).statusCode(404);
        ask("{\"kind\": \"fun\", \"conversation\": \"x\"}")
                .statusCode(400)
                .body("errors.pointer", hasItems("/conversationId", "/kind", "/conversation"));
    }

    private ValidatableResponse awaitOffer() {
        await().atMost(SOON)
                .until(() -> given().header("Authorization", "Bearer " + TRYING_KEY)
                                .contentType("application/json")
                                .body("{\"conversationId\": \"%s\", \"kind\": \"nps\"}".formatted(conversation))
                                .post("/v1/surveys")
                                .statusCode()
                        == 409);
        return offer(conversation);
    }

    private static ValidatableResponse offer(String conversation) {
        return ask("{\"conversationId\": \"%s\"}".formatted(conversation));
    }

    private static ValidatableResponse ask(String body) {
        return given().header("Authorization", "Bearer " + TRYING_KEY)
                .contentType("application/json")
                .body(body)
                .post("/v1/surveys")
                .then();
    }

    private static void policies(String policies) {
        given().header("Authorization", "Bearer " + TRYING_KEY)
                .contentType("application/json")
                .body(policies)
                .put("/v1/policies")
                .then()
                .statusCode(200);
    }
}
