package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A figure in business hours")
class BusinessHoursTest {
    private static final String TENANT = "nine-to-five";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** Clocks go forward in the night of Sunday the 29th. */
    private static final String PERIOD = "from=2026-03-01&to=2026-04-01";

    private static final String OVER_THE_WEEKEND = "/v1/conversations/over-the-weekend";
    private static final int HOUR = 3600;

    private static boolean isTold;

    @Inject
    Told told;

    /** One conversation that waits from Friday, half past four, until Monday, ten; another at noon. */
    @BeforeEach
    void tell() throws Exception {
        if (isTold) {
            return;
        }
        told.ofTenant(TENANT, BERLIN, onWorkdays(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        told("conversation.opened", "over-the-weekend", "2026-03-27T15:30:00Z", "{'channel':'chat'}");
        told("conversation.message", "over-the-weekend", "2026-03-27T15:30:05Z", "{'author':'ai'}");
        told("conversation.escalated", "over-the-weekend", "2026-03-27T15:45:00Z", "{}");
        told("conversation.message", "over-the-weekend", "2026-03-30T08:00:00Z", "{'author':'human'}");
        told("conversation.resolved", "over-the-weekend", "2026-03-30T09:00:00Z", "{'by':'human'}");
        told("conversation.opened", "at-noon", "2026-03-25T11:00:00Z", "{'channel':'email'}");
        told("conversation.message", "at-noon", "2026-03-25T11:10:00Z", "{'author':'human'}");
        isTold = true;
    }

    @Test
    void leaves_out_the_night_and_the_weekend() {
        of("resolution_time", "").body("total[0].value", equalTo(65 * HOUR + HOUR / 2));
        of("resolution_time", "&hours=business").body("total[0].value", equalTo(2 * HOUR + HOUR / 2));
        of("handoff_wait_time", "&hours=business").body("total[0].value", equalTo(HOUR + HOUR / 4));
        of("first_response_time", "&hours=business&by=channel")
                .body("total.find { it.group.channel == 'email' }.value", equalTo(600))
                .body("total.find { it.group.channel == 'chat' }.value", equalTo(5));
    }

    @Test
    void goes_together_with_whose_response_is_meant() {
        of("first_response_time", "&hours=business&author=human&channel=chat")
                .body("total[0].value", equalTo(HOUR + HOUR / 2));
        of("first_response_time", "&hours=business&author=ai").body("total[0].value", equalTo(5));
    }

    @Test
    void is_by_the_clock_when_nothing_else_is_said() {
        var unsaid = of("first_response_time", "&author=human").extract().asString();
        var said = of("first_response_time", "&author=human&hours=always")
                .extract()
                .asString();
        assertThat(said).isEqualTo(unsaid);
    }

    @Test
    void shows_the_business_hours_of_each_conversation_behind_it() {
        behind("resolution_time", "&hours=business").body("rows.value", equalTo(List.of(2 * HOUR + HOUR / 2)));
        behind("first_response_time", "&hours=business&author=ai&in=missed")
                .body("rows.id", equalTo(List.of("at-noon")));
        Told.reading(TENANT)
                .get(OVER_THE_WEEKEND)
                .then()
                .body("fact.firstHumanResponseBusiness", equalTo(HOUR + HOUR / 2))
                .body("fact.resolutionBusiness", equalTo(2 * HOUR + HOUR / 2))
                .body("fact.handoffWait", equalTo(65 * HOUR - HOUR / 2 - HOUR / 4))
                .body("fact.handoffWaitBusiness", equalTo(HOUR + HOUR / 4))
                // The AI answered within business hours: there is nothing to tell apart.
                .body("fact", not(hasKey("firstAiResponseBusiness")));
    }

    @Test
    void can_be_compared_asked_for_with_others_and_read_as_csv() {
        of("resolution_time", "&hours=business&compare=previous").body("previous.total[0].n", equalTo(0));
        Told.reading(TENANT)
                .contentType("application/json")
                .body("""
                        {"kpis": ["resolution_time", "first_response_time"], "from": "2026-03-01", "to": "2026-04-01",
                         "filters": {"channel": ["chat"]}, "hours": "business"}""")
                .post("/v1/query")
                .then()
                .statusCode(200)
                .body("results.resolution_time.total[0].value", equalTo(2 * HOUR + HOUR / 2))
                .body("results.first_response_time.total[0].value", equalTo(5));
        assertThat(of("resolution_time", "&hours=business&format=csv").extract().asString())
                .contains("9000");
    }

    @Test
    void is_in_the_catalog_of_the_kpis_that_take_it_and_refused_by_the_others() {
        Told.reading(TENANT)
                .get("/v1/kpis")
                .then()
                .body(
                        "kpis.findAll { it.parameters.hours == ['always', 'business'] }.key",
                        equalTo(List.of("first_response_time", "resolution_time", "handoff_wait_time")));
        refused("csat", "&hours=business", "csat");
        refused("resolution_time", "&hours=office", "always, business");
    }

    @Test
    void is_another_once_the_tenant_has_other_hours() throws Exception {
        var tenant = "longer-hours";
        told.ofTenant(tenant, BERLIN, onWorkdays(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        told.of(tenant, "conversation.opened", "a", "2026-03-25T15:30:00Z", "{'channel':'chat'}");
        told.of(tenant, "conversation.resolved", "a", "2026-03-26T09:00:00Z", "{'by':'human'}");
        var question = "/v1/kpis/resolution_time?hours=business&" + PERIOD;
        Told.reading(tenant).get(question).then().body("total[0].value", equalTo(HOUR + HOUR / 2));

        told.ofTenant(tenant, BERLIN, onWorkdays(LocalTime.of(9, 0), LocalTime.of(20, 0)));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        Told.reading(tenant).get(question).then().body("total[0].value", equalTo(4 * HOUR + HOUR / 2)));
    }

    private static BusinessHours onWorkdays(LocalTime from, LocalTime to) {
        var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).forEach(day -> week.put(day, List.of(new Opening(from, to))));
        return new BusinessHours(week, Set.of(LocalDate.parse("2026-04-03")));
    }

    private void told(String type, String subject, String time, String data) {
        told.of(TENANT, type, subject, time, data);
    }

    private static ValidatableResponse of(String kpi, String parameters) {
        return Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "?" + PERIOD + parameters)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse behind(String kpi, String parameters) {
        return Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "/conversations?" + PERIOD + parameters)
                .then()
                .statusCode(200);
    }

    private static void refused(String kpi, String parameters, String about) {
        Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "?" + PERIOD + parameters)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/hours"))
                .body("errors.detail", hasItem(containsString(about)));
    }
}
