package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The insights of the API")
class InsightTest {
    private static final String TENANT = "insights";
    private static final Instant WEEK = Instant.parse("2026-02-16T00:00:00Z");
    private static final String PERIOD = "from=2026-02-16&to=2026-02-23";

    private static boolean isTold;

    @Inject
    Told told;

    /** Five weeks in which nearly all of the story is handed over, then one in which hardly any is. */
    @BeforeEach
    void tell() throws Exception {
        if (isTold) {
            return;
        }
        told.ofTenant(TENANT);
        for (var day = -35; day < 7; day++) {
            for (var number = 0; number < (day < -7 ? 1 : 5); number++) {
                var at = WEEK.plus(Duration.ofDays(day)).plus(Duration.ofHours(9 + number));
                var isPoor = (day + number) % 3 == 0;
                var id = "handed-over-" + (day + 35) + "-" + number;
                told("conversation.opened", id, at, "{'channel':'chat','handledBy':'ai','category':'billing'}");
                told(
                        "conversation.escalated",
                        id,
                        at.plusSeconds(60),
                        day < 0 ? context(true, !isPoor) : context(false, isPoor));
                told("conversation.resolved", id, at.plusSeconds(600), "{'by':'human'}");
            }
        }
        isTold = true;
    }

    private void told(String type, String subject, Instant time, String data) {
        told.of(TENANT, type, subject, time.toString(), data);
    }

    private static String context(boolean summary, boolean attempts) {
        return "{'context':{'transcript':true,'summary':%s,'customer':%s,'attempts':%s}}"
                .formatted(summary, summary, attempts);
    }

    @Test
    void name_the_pattern_that_shows_with_its_figures_and_the_question_to_ask() {
        asked("")
                .body("from", equalTo("2026-02-16T00:00:00Z"))
                .body("judgedTo", equalTo("2026-02-23T00:00:00Z"))
                .body("previous.from", equalTo("2026-02-09T00:00:00Z"))
                .body("insights.key", equalTo(List.of("handoffs_lose_the_story")))
                .rootPath("insights[0]")
                .body("name", equalTo("Less of the story is handed over"))
                .body("question", containsString("?"))
                .body("means", not(equalTo("")))
                .body("weight", greaterThan(1f))
                .body("p", lessThan(0.01f))
                .body("figures", hasSize(1))
                .body("figures[0].kpi", equalTo("handoff_completeness"))
                .body("figures[0].now.n", equalTo(35))
                .body("figures[0].then.n", equalTo(35))
                .body("figures[0].change", lessThan(-0.3f));
    }

    @Test
    void lead_to_the_conversations_to_look_at() {
        var insight = "insights[0].conversations.";
        var found = asked("&category=billing").extract();
        Told.reading(TENANT)
                .urlEncodingEnabled(false)
                .get(found.<String>path(insight + "api"))
                .then()
                .statusCode(200)
                .body("rows", hasSize(35))
                .body("rows.id", everyItem(containsString("handed-over-")));
        assertThat(found.<String>path(insight + "page"))
                .isEqualTo("/conversations?kpi=blind_handoff_rate&in=numerator&from=2026-02-16T00%3A00%3A00Z"
                        + "&to=2026-02-23T00%3A00%3A00Z&category=billing");
    }

    @Test
    void say_how_much_was_looked_at_and_what_there_was_too_little_of() {
        asked("")
                .body("looked", greaterThan(0))
                .body("tooLittle.key", hasItem("handoffs_rated_lower"))
                .body(
                        "tooLittle.find { it.key == 'handoffs_rated_lower' }.why",
                        equalTo("handoff_rating rests on 0 in the period; it takes 30"));
        asked("&category=shipping").body("insights", hasSize(0)).body("looked", equalTo(0));
    }

    @Test
    void can_be_had_as_a_table_with_a_row_for_each_figure() {
        var csv = Told.reading(TENANT)
                .get("/v1/insights?format=csv&" + PERIOD)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(csv).hasSize(2);
        assertThat(csv.getFirst()).startsWith("key,name,kpi,part,filters,now,now.n,then,then.n,change,p");
        assertThat(csv.getLast()).startsWith("handoffs_lose_the_story,").contains(",handoff_completeness,");
    }

    @Test
    void refuse_what_means_nothing_to_them() {
        refused("", "/from");
        refused(PERIOD + "&bucket=day", "/bucket");
        refused(PERIOD + "&by=path", "/by");
        refused(PERIOD + "&mood=bad", "/mood");
        refused("from=2024-01-01&to=2026-01-01", "/to");
    }

    private static ValidatableResponse asked(String filters) {
        return Told.reading(TENANT)
                .get("/v1/insights?" + PERIOD + filters)
                .then()
                .statusCode(200);
    }

    private static void refused(String parameters, String pointer) {
        Told.reading(TENANT)
                .get("/v1/insights" + (parameters.isEmpty() ? "" : "?" + parameters))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }
}
