package dev.plumbline.ingestion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.BusinessHours.Opening;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import dev.plumbline.ingestion.OpenApiExamples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("A tenant's settings")
class TenantSettingsTest {
    private TestTenant acme;

    @BeforeEach
    void found() {
        acme = Installation.newTenant();
    }

    @Test
    void are_at_first_those_of_everybody() throws IOException {
        acme.request()
                .get("/v1/tenant")
                .then()
                .body("id", equalTo(acme.id()))
                .body("businessHours.week.size()", equalTo(0))
                .body("businessHours.holidays.size()", equalTo(0))
                .body("retention.events", nullValue())
                .body("retention.messageText", nullValue())
                .body("storeMessageText", equalTo(true))
                .body("enrichers.sentiment", equalTo(false))
                .body("enrichers.categoryRules.size()", equalTo(0));
        assertThat(told())
                .usingRecursiveComparison()
                .ignoringFields("keys")
                .isEqualTo(Tenant.named(acme.id(), "Tenant of a test", List.of()));
    }

    @Test
    void are_taken_as_the_documentation_s_example_is_written_and_told_to_all_services() throws IOException {
        var example = OpenApiExamples.of("/v1/tenant", "put");

        put(example).statusCode(200);

        Awaitility.await().untilAsserted(() -> assertThat(told().name()).isEqualTo("Acme"));
        var told = told();
        assertThat(told.businessHours().week().get(DayOfWeek.FRIDAY))
                .containsExactly(
                        new Opening(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                        new Opening(LocalTime.of(13, 0), LocalTime.of(15, 0)));
        assertThat(told.businessHours().week()).doesNotContainKey(DayOfWeek.SUNDAY);
        assertThat(told.businessHours().holidays()).contains(LocalDate.of(2026, 12, 25));
        assertThat(told.retention().messageText()).contains(Period.ofDays(90));
        assertThat(told.enrichers())
                .isEqualTo(new Enrichers(
                        true,
                        true,
                        List.of(new Enrichers.CategoryRule("billing", List.of("invoice", "charged twice")))));
        assertThat(told.keys()).hasSize(1);
        var kept = settings();
        var sent = ContractJson.mapper().readTree(example);
        assertThat(kept.get("businessHours")).isEqualTo(sent.get("businessHours"));
        assertThat(kept.get("retention")).isEqualTo(sent.get("retention"));
        assertThat(kept.get("enrichers")).isEqualTo(sent.get("enrichers"));
    }

    @Test
    void can_be_put_back_as_they_were_got() throws IOException {
        put(OpenApiExamples.of("/v1/tenant", "put")).statusCode(200);
        var before = settings();

        put(before.toString()).statusCode(200);

        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void stay_when_they_are_left_out_and_are_replaced_whole_when_they_are_named() {
        put("{\"retention\": {\"events\": \"P2Y\", \"messageText\": \"P30D\"}, \"storeMessageText\": false}");

        put("{\"name\": \"Renamed\"}")
                .statusCode(200)
                .body("name", equalTo("Renamed"))
                .body("retention.events", equalTo("P2Y"))
                .body("storeMessageText", equalTo(false));
        put("{\"retention\": {\"messageText\": \"P60D\"}}")
                .statusCode(200)
                .body("retention.events", nullValue())
                .body("retention.messageText", equalTo("P60D"));
    }

    @Test
    void have_business_hours_to_the_midnight_that_ends_the_day() throws IOException {
        put("{\"businessHours\": {\"week\": {\"saturday\": [{\"from\": \"18:00\", \"to\": \"24:00\"}]}}}")
                .statusCode(200)
                .body("businessHours.week.saturday[0].to", equalTo("24:00"));

        Awaitility.await()
                .untilAsserted(() -> assertThat(told().businessHours().week().get(DayOfWeek.SATURDAY))
                        .containsExactly(new Opening(LocalTime.of(18, 0), LocalTime.MIDNIGHT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"businessHours\": {\"week\": {\"mondy\": []}}} | /businessHours/week/mondy | did you mean 'monday'?",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"9:00\", \"to\": \"17:00\"}]}}} | /businessHours/week/monday/0/from | such as 09:00",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"25:00\"}]}}} | /businessHours/week/monday/0/to | such as 17:30",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"09:00\"}]}}} | /businessHours/week/monday/0/to | such as 17:30",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"22:00\", \"to\": \"06:00\"}]}}} | /businessHours/week/monday/0/to | later than 22:00",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"09:00\"}]}}} | /businessHours/week/monday/0/to | later than 09:00",
                "{\"businessHours\": {\"week\": {\"monday\": [{\"from\": \"09:00\", \"to\": \"13:00\"}, {\"from\": \"12:00\", \"to\": \"17:00\"}]}}} | /businessHours/week/monday/1 | must not overlap 09:00 to 13:00",
                "{\"businessHours\": {\"week\": {\"monday\": [null]}}} | /businessHours/week/monday/0 | must be an object",
                "{\"businessHours\": {\"holidays\": [\"2026-12-25\", \"2026-02-30\"]}} | /businessHours/holidays/1 | date of the calendar",
                "{\"businessHours\": {\"holidays\": [\"25.12.2026\"]}} | /businessHours/holidays/0 | date of the calendar",
                "{\"businessHours\": {\"holydays\": []}} | /businessHours/holydays | did you mean 'holidays'?",
                "{\"retention\": {\"events\": \"P0D\"}} | /retention/events | P1D to P100Y",
                "{\"retention\": {\"messageText\": \"P-1D\"}} | /retention/messageText | P1D to P100Y",
                "{\"retention\": {\"personalData\": \"90 days\"}} | /retention/personalData | P1D to P100Y",
                "{\"retention\": {\"events\": \"P2147483647Y\"}} | /retention/events | P1D to P100Y",
                "{\"storeMessageText\": \"perhaps\"} | /storeMessageText | cannot be read here",
                "{\"enrichers\": {\"categoryRules\": [{\"category\": \"\", \"keywords\": [\"a\"]}]}} | /enrichers/categoryRules/0/category | 1 to 200",
                "{\"enrichers\": {\"categoryRules\": [{\"category\": \"a\", \"keywords\": []}]}} | /enrichers/categoryRules/0/keywords | 1 to 100",
                "{\"enrichers\": {\"categoryRules\": [{\"category\": \"a\", \"keywords\": [\"x\", null]}]}} | /enrichers/categoryRules/0/keywords/1 | 1 to 200",
                "{\"enrichers\": {\"sentiments\": true}} | /enrichers/sentiments | did you mean 'sentiment'?",
                "{\"timezone\": \"UTC\"} | /timezone | did you mean 'timeZone'?",
                "{\"id\": \"globex\"} | /id | cannot be changed"
            })
    void stay_as_they_are_when_a_new_one_cannot_be(String settings, String pointer, String detail) throws IOException {
        var before = settings();

        put(settings)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.size()", equalTo(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(detail));

        assertThat(settings()).isEqualTo(before);
    }

    private ValidatableResponse put(String settings) {
        return acme.request()
                .contentType("application/json")
                .body(settings)
                .put("/v1/tenant")
                .then();
    }

    private JsonNode settings() throws IOException {
        return ContractJson.mapper()
                .readTree(acme.request()
                        .get("/v1/tenant")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    private Tenant told() throws IOException {
        var messages = TopicReader.messagesOf(acme, Topics.TENANT_REGISTRY);
        return ContractJson.mapper().readValue(messages.getLast().value(), Tenant.class);
    }
}
