package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("Volume over time, and what changed")
class VolumeTest {
    private static final String TENANT = "volumes";
    private static final String FEBRUARY = "from=2026-02-02&to=2026-02-23";

    private static boolean isTold;

    @Inject
    Told told;

    @Inject
    InstantSource clock;

    @BeforeEach
    void tell() throws Exception {
        if (!isTold) {
            told.ofTenant(TENANT);
            told.of(TENANT, VolumeHistory.events());
            isTold = true;
        }
    }

    @Test
    void shows_an_anomaly_with_what_was_expected_and_the_conversations_behind_it() {
        var anomaly = asked("/v1/anomalies?" + FEBRUARY)
                .body("bucket", equalTo("day"))
                .body("rows", hasSize(1))
                .body("rows[0].category", equalTo("billing"))
                .body("rows[0].bucket", equalTo("2026-02-18T00:00:00Z"))
                .body("rows[0].direction", equalTo("spike"))
                .body("rows[0].observed", equalTo(48))
                .body("rows[0].expected", equalTo(8))
                .body("rows[0].weeks", equalTo(6))
                .body("rows[0].high", lessThan(48.0))
                .body("categories.judged", everyItem(equalTo(21)))
                .body("categories.reason", everyItem(nullValue()))
                .body("annotations.name", equalTo(List.of("Bot 7", "How to pay", "Spring")));

        asked(anomaly.extract().path("rows[0].conversations"))
                .body("rows", hasSize(48))
                .body("rows.dimensions.category", everyItem(equalTo("billing")));
    }

    @Test
    void finds_the_hour_of_it() {
        asked("/v1/anomalies?bucket=hour&" + FEBRUARY)
                .body("rows.bucket", equalTo(List.of(VolumeHistory.SPIKE)))
                .body("rows[0].observed", equalTo(41));
        assertThat(csv("/v1/anomalies?bucket=hour&format=csv&" + FEBRUARY))
                .startsWith("category,bucket,direction,observed,expected,low,high,score,weeks,conversations\r\n"
                        + "billing,2026-02-18T10:00:00Z,spike,41,1,");
    }

    @Test
    void says_of_what_it_knows_too_little_to_find_an_anomaly() {
        asked("/v1/anomalies?from=2026-01-26&to=2026-02-09")
                .body("rows", empty())
                .body("categories.judged", everyItem(equalTo(7)))
                .body("categories.unjudged", everyItem(equalTo(7)))
                .body("categories[0].reason", containsString("7 of 14 buckets"));
    }

    @Test
    void judges_no_bucket_that_is_not_over() {
        asked("/v1/anomalies?from=2026-02-17&to=2026-02-18T23:00:00Z").body("rows", empty());
        asked("/v1/anomalies?from=2026-02-18T01:00:00Z&to=2026-02-19").body("rows", empty());
    }

    @Test
    void takes_filters_for_anomalies_and_names_what_it_cannot_use() {
        asked("/v1/anomalies?category=shipping&category=returns&" + FEBRUARY)
                .body("rows", empty())
                .body("annotations.id", equalTo(List.of("42", "42")));
        asked("/v1/anomalies?channel=email&" + FEBRUARY).body("categories", empty());
        refused("/v1/anomalies?bucket=week&" + FEBRUARY, "/bucket", "day, hour");
        refused("/v1/anomalies?by=channel&" + FEBRUARY, "/by", "nothing");
        refused("/v1/anomalies?bucket=hour&from=2025-07-01&to=2026-02-01", "/bucket", "5000");
        refused("/v1/anomalies?to=2026-02-01", "/from", "required");
    }

    @Test
    void forecasts_the_days_to_come_with_intervals_and_with_the_error_of_such_forecasts() {
        asked("/v1/forecast?to=2026-02-16&days=7&by=category")
                .body("series.category", equalTo(Arrays.asList(null, "billing", "shipping")))
                .body("series[0].forecast", hasSize(7))
                .body("series[0].forecast[0].bucket", equalTo("2026-02-16T00:00:00Z"))
                .body("series[0].forecast[0].value", equalTo(14))
                .body("series[1].forecast[6].value", equalTo(8))
                .body("series[1].forecast[6].low80", lessThan(8.0))
                .body("series[1].forecast[6].low95", lessThan(5.0))
                .body("series[0].history.days", equalTo(42))
                .body("series[0].backtest.from", equalTo("2026-02-09T00:00:00Z"))
                .body("series[0].backtest.mae", equalTo(0))
                .body("series[0].reason", nullValue())
                .body("annotations.name", equalTo(List.of("Bot 7", "How to pay")));
        asked("/v1/forecast?to=2026-02-16&days=2&bucket=hour")
                .body("series", hasSize(1))
                .body("series[0].forecast", hasSize(48))
                .body("series[0].forecast[9].value", equalTo(2))
                .body("series[0].forecast[3].value", equalTo(0));
    }

    @Test
    void forecasts_from_now_on_when_it_is_not_told_otherwise() throws Exception {
        var now = clock.instant();
        told.ofTenant("volumes-of-late");
        told.of(
                "volumes-of-late",
                "conversation.opened",
                "c",
                now.minus(Duration.ofDays(40)).toString(),
                "{'channel':'sms'}");

        Told.reading("volumes-of-late")
                .get("/v1/forecast")
                .then()
                .statusCode(200)
                .body("days", equalTo(14))
                .body("series[0].forecast", hasSize(14))
                .body("series[0].forecast[0].bucket", startsWith(now.toString().substring(0, 10)));
    }

    @Test
    void forecasts_nothing_on_too_little_history_and_says_so() {
        asked("/v1/forecast?to=2026-01-25")
                .body("series[0].forecast", empty())
                .body("series[0].reason", containsString("20 days old"));
        asked("/v1/forecast?channel=email")
                .body("series[0].forecast", empty())
                .body("series[0].reason", containsString("no conversation yet"));
        assertThat(csv("/v1/forecast?to=2026-01-25&format=csv"))
                .isEqualTo(
                        "category,reason\r\n,Too little history: the first conversation is 20 days old; a forecast takes 4"
                                + " weeks.\r\n");
        assertThat(csv("/v1/forecast?to=2026-02-16&days=3&format=csv").lines()).hasSize(4);
    }

    @Test
    void refuses_a_forecast_that_it_cannot_make() {
        refused("/v1/forecast?days=61", "/days", "1 to 60");
        refused("/v1/forecast?days=soon", "/days", "1 to 60");
        refused("/v1/forecast?by=channel", "/by", "category");
        refused("/v1/forecast?bucket=month", "/bucket", "day, hour");
        refused("/v1/forecast?from=2026-01-01", "/from", "nothing");
        refused("/v1/forecast?to=tomorrow", "/to", "instant");
        refused("/v1/forecast?colour=red", "/colour", "days");
    }

    @Test
    void writes_the_changes_of_its_period_to_every_series_and_only_to_a_series() {
        asked("/v1/kpis/containment_rate?bucket=week&" + FEBRUARY)
                .body("annotations.name", equalTo(List.of("Bot 7", "How to pay", "Spring")))
                .body("annotations[0].id", equalTo("release/7"))
                .body("annotations[0].source", equalTo("/bot"))
                .body("annotations[0].time", equalTo("2026-02-02T00:00:00Z"))
                .body("annotations[0].kind", equalTo("bot"))
                .body("annotations[0].categories", equalTo(List.of("billing")));
        asked("/v1/kpis/containment_rate?bucket=week&category=shipping&" + FEBRUARY)
                .body("annotations.name", equalTo(List.of("How to pay")));
        asked("/v1/kpis/containment_rate?bucket=week&from=2026-02-03&to=2026-02-10T09:00:00Z")
                .body("annotations", empty());
        asked("/v1/kpis/containment_rate?" + FEBRUARY).body("", not(hasKey("annotations")));
        assertThat(csv("/v1/kpis/conversation_volume?bucket=week&format=csv&" + FEBRUARY))
                .startsWith("kpi,period,bucket,value,numerator,denominator,n\r\n")
                .doesNotContain("Bot 7");
        Told.reading(TENANT)
                .contentType("application/json")
                .body("""
                        {"kpis": ["csat", "containment_rate"], "from": "2026-02-02", "to": "2026-02-09", "bucket": "day"}""")
                .post("/v1/query")
                .then()
                .statusCode(200)
                .body("results.csat.annotations.name", equalTo(List.of("Bot 7")))
                .body("results.containment_rate.annotations.name", equalTo(List.of("Bot 7")));
    }

    @Test
    void lists_changes_each_with_the_address_of_its_effect() {
        var changes =
                asked("/v1/changes?" + FEBRUARY).body("rows.name", equalTo(List.of("Bot 7", "How to pay", "Spring")));
        asked("/v1/changes?category=returns&" + FEBRUARY).body("rows.source", equalTo(List.of("/help", "/shop")));
        assertThat(csv("/v1/changes?format=csv&" + FEBRUARY))
                .startsWith("id,source,time,kind,name,categories,effect\r\n"
                        + "release/7,/bot,2026-02-02T00:00:00Z,bot,Bot 7,billing,");
        refused("/v1/changes?channel=chat&" + FEBRUARY, "/channel", "category");
        refused("/v1/changes?from=2026-02-01", "/to", "required");

        Told.reading(TENANT)
                .urlEncodingEnabled(false)
                .get(changes.extract().<String>path("rows[0].effect"))
                .then()
                .statusCode(200)
                .body("change.name", equalTo("Bot 7"));
    }

    @Test
    void compares_before_and_after_a_change_with_what_moved_elsewhere() {
        effect("release/7", "")
                .body("before.from", equalTo("2026-01-19T00:00:00Z"))
                .body("after.to", equalTo("2026-02-16T00:00:00Z"))
                .body("after.complete", equalTo(true))
                .body("rows.category", everyItem(equalTo("billing")))
                .body("others.name", equalTo(List.of("How to pay")))
                .rootPath("rows.find { it.kpi == 'containment_rate' }")
                .body("before.value", equalTo(0.875))
                .body("after.value", equalTo(0.375))
                .body("difference", equalTo(-0.5))
                .body("high", lessThan(0.0))
                .body("finding", equalTo("worse"))
                .body("elsewhere.difference", equalTo(0))
                .body("elsewhere.beyond", equalTo(-0.5))
                .rootPath("rows.find { it.kpi == 'conversation_volume' }")
                .body("unit", equalTo("per_day"))
                .body("before.value", equalTo(8))
                .body("elsewhere.after.value", equalTo(6))
                .body("finding", equalTo("unclear"))
                .rootPath("rows.find { it.kpi == 'csat' }")
                .body("finding", equalTo("too_few"))
                .rootPath("rows.find { it.kpi == 'resolution_time' }")
                .body("finding", equalTo("unclear"));
        var contained = effect("release/7", "")
                .extract()
                .<String>path("rows.find { it.kpi == 'containment_rate' }.after.conversations");
        asked(contained + "&in=numerator").body("rows", hasSize(3 * 14));
        effect("release/7", "&channel=email").body("rows.finding", everyItem(equalTo("too_few")));
        assertThat(csv("/v1/changes/release/7/effect?format=csv").lines().toList())
                .hasSize(10)
                .first()
                .asString()
                .startsWith("category,kpi,unit,better,finding,before.value");
    }

    @Test
    void looks_at_all_categories_when_a_change_names_none() {
        effect("42", "&source=/help&days=7")
                .body("rows.category.unique()", equalTo(Arrays.asList(null, "billing", "shipping")))
                .body("rows.elsewhere", everyItem(nullValue()))
                .body("rows.find { it.kpi == 'conversation_volume' }.before.value", equalTo(14));
    }

    @Test
    void says_how_far_the_time_after_a_change_reaches_while_it_is_not_over() {
        var released = clock.instant().minus(Duration.ofDays(3));
        told.of(
                TENANT,
                List.of(new Told.Event(
                        "/bot",
                        "latest",
                        "change.released",
                        null,
                        released.toString(),
                        "{'kind':'policy','name':'Refunds','categories':['billing']}")));

        effect("latest", "")
                .body("after.complete", equalTo(false))
                .body("after.from", equalTo(released.toString()))
                .body("rows.find { it.kpi == 'conversation_volume' }.finding", equalTo("too_early"));
    }

    @Test
    void asks_which_change_is_meant_when_two_sources_have_one_of_that_id() {
        Told.reading(TENANT)
                .get("/v1/changes/42/effect")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/source"))
                .body("errors[0].detail", containsString("/help, /shop"));
        Told.reading(TENANT)
                .get("/v1/changes/41/effect")
                .then()
                .statusCode(404)
                .body("detail", containsString("GET /v1/changes"));
        refused("/v1/changes/42/effect?source=/help&days=6", "/days", "7 to 90");
        refused("/v1/changes/42/effect?source=/help&category=billing", "/category", "nothing");
        refused("/v1/changes/42/effect?source=/help&colour=red", "/colour", "source");
    }

    @Test
    void shows_a_tenant_nothing_of_anothers_changes() throws Exception {
        told.ofTenant("volumes-next-door");
        Told.reading("volumes-next-door")
                .get("/v1/changes?" + FEBRUARY)
                .then()
                .statusCode(200)
                .body("rows", empty());
        Told.reading("volumes-next-door")
                .get("/v1/changes/release/7/effect")
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse effect(String id, String parameters) {
        return asked("/v1/changes/" + id + "/effect?format=json" + parameters);
    }

    private static ValidatableResponse asked(String address) {
        return Told.reading(TENANT)
                .config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE)))
                .get(address)
                .then()
                .statusCode(200);
    }

    private static String csv(String address) {
        return Told.reading(TENANT)
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
    }

    private static void refused(String address, String pointer, String about) {
        Told.reading(TENANT)
                .get(address)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.detail", hasItem(containsString(about)));
    }
}
