package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.TRYING;
import static dev.plumbline.survey.HelpDesk.TRYING_KEY;
import static dev.plumbline.survey.HelpDesk.escalated;
import static dev.plumbline.survey.HelpDesk.isAbout;
import static dev.plumbline.survey.HelpDesk.knows;
import static dev.plumbline.survey.HelpDesk.newId;
import static dev.plumbline.survey.HelpDesk.opened;
import static dev.plumbline.survey.HelpDesk.resolved;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("Policies")
class PoliciesTest extends ServiceTest {
    @Inject
    Time time;

    private final Instant now = Instant.now();

    @Test
    void are_read_as_they_were_written() {
        var written = set("""
                {"policies": [
                  {"id": "bot", "kind": "csat", "trigger": "resolved", "filters": {"path": ["ai_only"]}, "delay": 600,
                   "sampling": 0.5, "fatigueDays": 30, "quietHours": {"from": "20:00", "to": "08:00"}, "expiry": 86400,
                   "reminder": 3600, "texts": {"de": {"question": "Und?"}}, "branding": {"color": "#112233"}},
                  {"kind": "nps", "trigger": "cadence", "cadence": {"everyDays": 30, "restDays": 2}}]}""")
                .statusCode(200)
                .body("policies.id", equalTo(List.of("bot", "nps")))
                .body("policies[0].quietHours.from", equalTo("20:00"))
                .body("policies[0].texts.de.question", equalTo("Und?"))
                .body("policies[1].cadence.everyDays", equalTo(30))
                .extract()
                .asString();

        var read = given().header("Authorization", "Bearer " + TRYING_KEY)
                .get("/v1/policies")
                .asString();

        assertThat(read).isEqualTo(written);
        set(read).statusCode(200);
    }

    @Test
    void are_refused_with_all_that_is_wrong_and_change_nothing() {
        set("{\"policies\": []}").statusCode(200);

        set("""
                {"policies": [
                  {"kind": "csat", "trigger": "cadence", "filters": {"colour": ["red"]}, "sampling": 2, "fatigue": 3},
                  {"kind": "nps", "trigger": "cadence", "filters": {"path": ["ai_only"]}, "quietHours": {"from": "x", "to": "08:00"}}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/policies/0/trigger",
                                "/policies/0/filters/colour",
                                "/policies/0/sampling",
                                "/policies/0/fatigue",
                                "/policies/1/filters/path",
                                "/policies/1/quietHours/from"));
        given().header("Authorization", "Bearer " + TRYING_KEY)
                .get("/v1/policies")
                .then()
                .body("policies", hasSize(0));
    }

    @Test
    void are_changed_by_administrators_only() {
        given().header("Authorization", "Bearer " + HelpDesk.KEY)
                .contentType("application/json")
                .body("{\"policies\": []}")
                .put("/v1/policies")
                .then()
                .statusCode(403);
    }

    @Test
    void ask_about_a_handoff_only_who_was_handed_over() {
        set("""
                {"policies": [{"kind": "handoff", "trigger": "handoff"}]}""").statusCode(200);
        var handedOver = newId("conv");
        var kept = newId("conv");
        conversation(handedOver, newId("cust"), true);
        conversation(kept, newId("cust"), false);

        awaitTrying(handedOver, "sent");

        var survey = survey(TRYING_KEY, handedOver);
        assertThat(survey.getString("kind")).isEqualTo("handoff");
        assertThat(survey.getString("path")).isEqualTo("ai_to_human");
        assertThat(survey(TRYING_KEY, kept)).isNull();
    }

    @Test
    void leave_a_customer_alone_who_was_asked_lately_and_say_so() {
        set("""
                {"policies": [{"kind": "csat", "trigger": "resolved"}]}""").statusCode(200);
        var customer = newId("cust");
        var first = newId("conv");
        var second = newId("conv");
        conversation(first, customer, false);
        awaitTrying(first, "sent");

        conversation(second, customer, false);

        awaitTrying(second, "skipped");
        assertThat(survey(TRYING_KEY, second).getString("reason")).contains("another survey lately");
    }

    @Test
    void take_back_what_is_not_answered_when_the_customer_comes_back_with_the_same_matter() throws Exception {
        set("""
                {"policies": [{"kind": "csat", "trigger": "resolved"}]}""").statusCode(200);
        var customer = newId("cust");
        var first = newId("conv");
        var second = newId("conv");
        conversation(first, customer, false);
        awaitTrying(first, "sent");
        var page = page(customer + "@example.com");

        helpDesk.tellsOf(TRYING, opened(second, customer, now), isAbout(second, "billing", now.plusMillis(1)));

        awaitTrying(first, "withdrawn");
        given().get(page).then().statusCode(410);
        given().contentType("application/json")
                .body("{\"score\": 5}")
                .post(page)
                .then()
                .statusCode(410);
    }

    @Test
    void remind_once() throws Exception {
        set("""
                {"policies": [{"kind": "csat", "trigger": "resolved", "reminder": 60}]}""").statusCode(200);
        var customer = newId("cust");
        var conversation = newId("conv");
        conversation(conversation, customer, false);
        awaitTrying(conversation, "sent");
        time.passes(Duration.ofSeconds(61), TRYING, conversation);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> mailServer.to(customer + "@example.com").size() == 2);
        time.passes(Duration.ofSeconds(61), TRYING, conversation);
        await().pollDelay(Duration.ofSeconds(12)).atMost(SOON).until(() -> true);

        assertThat(mailServer.to(customer + "@example.com")).hasSize(2);
    }

    @Test
    void ask_for_an_nps_when_the_customers_turn_has_come_and_they_have_rested() throws Exception {
        set("""
                {"policies": [{"kind": "nps", "trigger": "cadence", "cadence": {"everyDays": 91, "restDays": 0}}]}""").statusCode(200);
        var customer = newId("cust");
        helpDesk.tellsOf(TRYING, knows(customer, customer + "@example.com", "en", now));
        await().atMost(SOON).until(() -> time.bringsTurn(TRYING, customer));

        await().atMost(Duration.ofSeconds(40))
                .until(() -> !mailServer.to(customer + "@example.com").isEmpty());
        given().contentType("application/json")
                .body("{\"score\": 9}")
                .post(page(customer + "@example.com"))
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> helpDesk.surveyEvents(customer).size() == 2);
    }

    @Test
    void can_be_tried_on_what_happened() {
        set("{\"policies\": []}").statusCode(200);
        var customer = newId("cust");
        conversation(newId("conv"), customer, true);
        conversation(newId("conv"), customer, true);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> rehearse("{\"policies\": []}").extract().jsonPath().getInt("conversations") >= 2);

        rehearse("""
                {"policies": [{"kind": "handoff", "trigger": "handoff"}, {"kind": "ces", "trigger": "resolved", "sampling": 0}]}""")
                .statusCode(200)
                .body("policies.find { it.id == 'handoff' }.sent", not(equalTo(0)))
                .body(
                        "policies.find { it.id == 'handoff' }.skipped.keySet()",
                        hasItem("The customer was sent another survey lately."))
                .body("policies.find { it.id == 'ces' }.sent", equalTo(0))
                .body(
                        "policies.find { it.id == 'ces' }.skipped.keySet()",
                        hasItem("The customer is not in the policy's sample."));
    }

    private ValidatableResponse set(String policies) {
        return given().header("Authorization", "Bearer " + TRYING_KEY)
                .contentType("application/json")
                .body(policies)
                .put("/v1/policies")
                .then();
    }

    private static ValidatableResponse rehearse(String policies) {
        return given().header("Authorization", "Bearer " + TRYING_KEY)
                .contentType("application/json")
                .body(policies)
                .post("/v1/policies/dry-run?days=2")
                .then();
    }

    private void conversation(String conversation, String customer, boolean handedOver) {
        helpDesk.tellsOf(
                TRYING,
                knows(customer, customer + "@example.com", "en", now.minusSeconds(90)),
                opened(conversation, customer, now.minusSeconds(60)),
                isAbout(conversation, "billing", now.minusSeconds(50)),
                handedOver
                        ? escalated(conversation, now.minusSeconds(40))
                        : isAbout(conversation, "billing", now.minusSeconds(40)),
                resolved(conversation, now.minusSeconds(5)));
    }

    private void awaitTrying(String conversation, String state) {
        await().atMost(SOON).until(() -> {
            var survey = survey(TRYING_KEY, conversation);
            return survey != null && state.equals(survey.getString("state"));
        });
    }
}
