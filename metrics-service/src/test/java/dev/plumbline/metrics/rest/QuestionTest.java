package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A question about KPIs")
class QuestionTest {
    private static final String TENANT = "questions";
    private static final String FEBRUARY = "from=2026-02-01&to=2026-03-01";

    private static boolean isTold;

    @Inject
    Told told;

    /** Two conversations in February, one in January. */
    @BeforeEach
    void tell() throws Exception {
        if (isTold) {
            return;
        }
        told.ofTenant(TENANT);
        told(
                "conversation.opened",
                "one",
                "2026-02-02T09:00:00Z",
                "{'channel':'chat','handledBy':'ai','tags':['vip']}");
        told("conversation.message", "one", "2026-02-02T09:00:10Z", "{'author':'ai','articleIds':['kb-1','kb-2']}");
        told("conversation.message", "one", "2026-02-02T09:01:00Z", "{'author':'human'}");
        told("conversation.resolved", "one", "2026-02-02T10:00:00Z", "{'by':'human'}");
        told("conversation.reviewed", "one", "2026-02-03T09:00:00Z", review("ai", 40));
        told("conversation.reviewed", "one", "2026-02-03T10:00:00Z", review("human", 100));
        told("knowledge.gap_found", "one", "2026-02-02T09:05:00Z", "{'theme':'missing_policy'}");
        told("knowledge.gap_found", "one", "2026-02-02T09:06:00Z", "{'theme':'outdated_steps','articleId':'kb-2'}");
        told("revenue.recorded", "one", "2026-02-02T09:07:00Z", "{'kind':'upsell','amount':90,'currency':'USD'}");
        told("conversation.opened", "two", "2026-02-10T09:00:00Z", "{'channel':'email'}");
        told("conversation.message", "two", "2026-02-10T09:30:00Z", "{'author':'ai','articleIds':['kb-1']}");
        told("conversation.resolved", "two", "2026-02-10T10:00:00Z", "{'by':'ai'}");
        told("conversation.opened", "old", "2026-01-10T09:00:00Z", "{'channel':'chat'}");
        told("survey.sent", "one", "2026-02-02T11:00:00Z", "{'surveyId':'s-1','kind':'csat'}");
        told("survey.sent", "one", "2026-02-02T11:01:00Z", "{'surveyId':'s-2','kind':'ces'}");
        told(
                "survey.answered",
                "one",
                "2026-02-02T12:00:00Z",
                "{'surveyId':'s-2','kind':'ces','score':6,'comment':'=HYPERLINK(1)'}");
        told(
                "cost.recorded",
                null,
                "2026-02-20T00:00:00Z",
                "{'kind':'software','amount':280,'currency':'USD','from':'2026-02-01','to':'2026-03-01'}");
        isTold = true;
    }

    private void told(String type, String subject, String time, String data) {
        told.of(TENANT, type, subject, time, data);
    }

    private static String review(String reviewed, int score) {
        return "{'reviewerId':'max','reviewed':'%s','scores':{'tone':%d}}".formatted(reviewed, score);
    }

    @Test
    void picks_whose_first_response_is_meant() {
        asked("first_response_time", "").body("total[0].n", equalTo(2));
        asked("first_response_time", "&author=human")
                .body("total[0].value", equalTo(60))
                .body("total[0].n", equalTo(1));
        behind("first_response_time", "&author=human&in=missed").body("rows.id", equalTo(List.of("two")));
        refused("first_response_time", "&author=robot", "/author", "ai, human");
        refused("csat", "&author=ai", "/author", "csat");
    }

    @Test
    void picks_whose_work_a_review_looked_at() {
        asked("qa_score", "").body("total[0].value", equalTo(70)).body("total[0].n", equalTo(2));
        asked("qa_score", "&reviewed=ai").body("total[0].value", equalTo(40));
        behind("qa_score", "&reviewed=human")
                .body("rows.kind", equalTo(List.of("review")))
                .body("rows[0].conversationId", equalTo("one"))
                .body("rows[0].value", equalTo(100));
        refused("qa_score", "&reviewed=bot", "/reviewed", "ai, human");
    }

    @Test
    void divides_by_theme_article_and_kind_where_the_reference_names_them() {
        asked("knowledge_gaps", "&by=theme,article")
                .body("total.group.theme", hasItems("missing_policy", "outdated_steps"))
                .body("total.group.article", hasItems("unknown", "kb-2"));
        asked("knowledge_gaps", "&article=kb-2").body("total[0].value", equalTo(1));
        behind("knowledge_gaps", "").body("rows.id", equalTo(List.of("one")));
        asked("answer_usefulness", "&by=article")
                .body("total.find { it.group.article == 'kb-1' }.denominator", equalTo(2))
                .body("total.find { it.group.article == 'kb-1' }.numerator", equalTo(1))
                .body("total.find { it.group.article == 'kb-1' }.taken_over", equalTo(0.5f))
                .body("total.find { it.group.article == 'kb-2' }.denominator", equalTo(1));
        asked("revenue_per_interaction", "&by=kind")
                .body("currency", equalTo("USD"))
                .body("total.find { it.group.kind == 'upsell' }.value", equalTo(45))
                .body("total.find { it.group.kind == 'cross_sell' }.value", equalTo(0))
                .body("total.denominator", everyItem(equalTo(2)));
        asked("survey_response_rate", "&kind=ces").body("total[0].value", equalTo(1));
        asked("survey_response_rate", "&kind=ces&kind=csat").body("total[0].value", equalTo(0.5f));
        refused("survey_response_rate", "&kind=fax", "/kind", "csat");
        refused("csat", "&by=theme", "/by", "path");
    }

    @Test
    void takes_a_tag_as_a_filter() {
        asked("conversation_volume", "&tag=vip").body("total[0].value", equalTo(1));
    }

    @Test
    void allocates_cost() {
        asked("cost_per_contact", "&by=channel")
                .body("total.find { it.group.channel == 'chat' }.value", equalTo(140))
                .body("total.value", hasSize(2));
        // A filter chooses conversations; what they cost does not depend on it.
        asked("cost_per_contact", "&channel=chat").body("total[0].numerator", equalTo(140));
    }

    @Test
    void compares_with_the_period_before() {
        asked("conversation_volume", "&compare=previous&bucket=month")
                .body("total[0].value", equalTo(2))
                .body("previous.from", equalTo("2026-01-01T00:00:00Z"))
                .body("previous.to", equalTo("2026-02-01T00:00:00Z"))
                .body("previous.rows[0].value", equalTo(1))
                .body("previous.total[0].value", equalTo(1));
        asked("conversation_volume", "").body("previous", nullValue());
        refused("conversation_volume", "&compare=yesterday", "/compare", "previous");
    }

    @Test
    void can_be_asked_of_several_kpis_with_everything_that_all_of_them_take() {
        posted("""
                {"kpis": ["knowledge_gaps", "conversation_volume"], "from": "2026-02-01", "to": "2026-03-01",
                 "by": ["path", "channel", "vip"], "filters": {"tag": ["vip"]}, "compare": "previous"}""")
                .statusCode(200)
                .body("results.knowledge_gaps.total[0].value", equalTo(2))
                .body("results.conversation_volume.previous.total", hasSize(0));
        posted("""
                {"kpis": ["first_response_time"], "from": "2026-02-01", "to": "2026-03-01", "author": "ai"}""").statusCode(200).body("results.first_response_time.total[0].n", equalTo(2));
        posted("""
                {"kpis": ["knowledge_gaps", "csat"], "from": "2026-02-01", "to": "2026-03-01",
                 "filters": {"theme": ["other"]}}""")
                .statusCode(400)
                .body("errors.pointer", hasItem("/filters/theme"))
                .body("errors[0].detail", containsString("csat"));
    }

    @Test
    void shows_the_paths_side_by_side() {
        Told.reading(TENANT)
                .get("/v1/paths?" + FEBRUARY)
                .then()
                .statusCode(200)
                .body("rows.path", equalTo(List.of("ai_only", "ai_to_human")))
                .body("rows[0].figures.conversation_volume.value", equalTo(1))
                .body("rows[1].figures.ces.value", equalTo(6))
                .body("rows[0].figures.ces.n", equalTo(0))
                .body("rows[0].figures.cost_per_resolution.value", equalTo(140))
                .body("total.figures.conversation_volume.value", equalTo(2));
        Told.reading(TENANT)
                .get("/v1/paths?" + FEBRUARY + "&bucket=day")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/bucket"));
    }

    @Test
    void is_answered_as_csv_with_the_same_rows() {
        var byParameter = csv("/v1/kpis/conversation_volume?by=channel&format=csv&" + FEBRUARY);
        assertThat(byParameter).isEqualTo("""
                kpi,period,channel,value,numerator,denominator,n\r
                conversation_volume,current,chat,1,1,1,1\r
                conversation_volume,current,email,1,1,1,1\r
                """);
        var byHeader = Told.reading(TENANT)
                .accept("text/csv")
                .get("/v1/kpis/conversation_volume?by=channel&" + FEBRUARY)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString();
        assertThat(byHeader).isEqualTo(byParameter);
        assertThat(csv("/v1/kpis/ces/conversations?format=csv&" + FEBRUARY)).contains("'=HYPERLINK(1)");
        assertThat(csv("/v1/paths?format=csv&" + FEBRUARY)).startsWith("path,conversation_volume.value");
        assertThat(csv("/v1/kpis?format=csv").lines()).hasSize(54);
        assertThat(Told.reading(TENANT)
                        .contentType("application/json")
                        .accept("text/csv")
                        .body("""
                                {"kpis": ["ces", "conversation_volume"], "from": "2026-02-01", "to": "2026-03-01"}""")
                        .post("/v1/query")
                        .asString()
                        .lines())
                .hasSize(3);
        refused("csat", "&format=xml", "/format", "csv");
    }

    @Test
    void leads_from_page_to_page_of_a_csv_too() {
        Told.reading(TENANT)
                .get("/v1/kpis/conversation_volume/conversations?limit=1&format=csv&" + FEBRUARY)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .header("Link", containsString("cursor="));
    }

    @Test
    void finds_in_the_catalog_what_a_tenant_wants_of_a_kpi() {
        var address = "/v1/kpis/first_contact_resolution/tracking";
        tracked(address, "{\"target\": 0.75, \"owner\": \"Kim\", \"frequency\": \"monthly\"}")
                .statusCode(200)
                .body("target", equalTo(0.75f))
                .body("misleads", notNullValue());
        entry("first_contact_resolution").body("owner", equalTo("Kim")).body("frequency", equalTo("monthly"));
        tracked(address, "{}").statusCode(200).body("owner", nullValue()).body("frequency", equalTo("weekly"));
        tracked(address, "{\"target\": 75}").statusCode(400).body("errors.pointer", hasItem("/target"));
        tracked(address, "{\"frequency\": \"yearly\"}").statusCode(400).body("errors.pointer", hasItem("/frequency"));
        tracked(address, "{\"owner\": \" \"}").statusCode(400).body("errors.pointer", hasItem("/owner"));
        tracked("/v1/kpis/bot_uptime/tracking", "{}").statusCode(404).body("detail", containsString("on purpose"));
        Told.reading(TENANT)
                .contentType("application/json")
                .body("{}")
                .put(address)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse entry(String key) {
        return Told.reading(TENANT)
                .get("/v1/kpis")
                .then()
                .statusCode(200)
                .rootPath("kpis.find { it.key == '" + key + "' }");
    }

    private static ValidatableResponse tracked(String address, String body) {
        return Told.administering(TENANT)
                .contentType("application/json")
                .body(body)
                .put(address)
                .then();
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

    private static ValidatableResponse asked(String kpi, String parameters) {
        return Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "?" + FEBRUARY + parameters)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse behind(String kpi, String parameters) {
        return Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "/conversations?" + FEBRUARY + parameters)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse posted(String body) {
        return Told.reading(TENANT)
                .contentType("application/json")
                .body(body)
                .post("/v1/query")
                .then();
    }

    private static void refused(String kpi, String parameters, String pointer, String about) {
        Told.reading(TENANT)
                .get("/v1/kpis/" + kpi + "?" + FEBRUARY + parameters)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.detail", hasItem(containsString(about)));
    }
}
