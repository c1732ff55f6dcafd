package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.metrics.explain.Field;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Kpi;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("From every figure one comes to its rows:")
class DrillDownTest {
    private static final String TENANT = "drill-down";
    private static final String FEBRUARY = "from=2026-02-01&to=2026-03-01";
    private static final Set<String> OPENED_UP = new HashSet<>();

    private static boolean isTold;

    @Inject
    Told told;

    @BeforeEach
    void tell() throws Exception {
        if (isTold) {
            return;
        }
        told.ofTenant(TENANT);
        tellOfCustomers();
        tellOfTheLateHandoff();
        tellOfTheOthers();
        isTold = true;
    }

    private void tellOfCustomers() {
        for (var number = 1; number <= 5; number++) {
            told("customer.updated", "customer-" + number, "2025-06-01T00:00:00Z", """
                    {'segment':'%s','planTier':'pro','vip':%s,'signedUpAt':'2025-06-01','renewalAt':'2026-02-%d'}""".formatted(
                            number < 3 ? "smb" : "enterprise", number == 1, 10 + number));
        }
        told("customer.active", "customer-1", "2026-01-20T00:00:00Z", "{'score':3}");
        told("customer.contacted", "customer-1", "2026-02-01T12:00:00Z", "{'kind':'call'}");
        told("customer.active", "customer-2", "2026-01-25T00:00:00Z", "{'score':0}");
        told(
                "customer.churned",
                "customer-2",
                "2026-02-20T00:00:00Z",
                "{'reason':'support','theme':'repeated_contact'}");
        told("customer.churned", "customer-5", "2026-02-25T00:00:00Z", "{}");
    }

    /** The customer asks at 10:02, the AI answers three more times until 10:09. */
    private void tellOfTheLateHandoff() {
        told("conversation.opened", "late", "2026-02-02T10:00:00Z", """
                {'customerId':'customer-1','channel':'chat','handledBy':'ai','category':'other','tags':['vip','new']}""");
        told("conversation.message", "late", "2026-02-02T10:01:00Z", "{'author':'ai','text':'Hello','confidence':0.9}");
        told("conversation.categorized", "late", "2026-02-02T10:01:30Z", "{'category':'billing'}");
        told(
                "conversation.message",
                "late",
                "2026-02-02T10:02:00Z",
                "{'author':'customer','text':'A person, please','asksForHuman':true,'sentiment':-0.2}");
        for (var minute : List.of("05", "07", "09")) {
            told(
                    "conversation.message",
                    "late",
                    "2026-02-02T10:" + minute + ":00Z",
                    "{'author':'ai','fallback':true,'articleIds':['kb-1','kb-2']}");
        }
        told("conversation.escalated", "late", "2026-02-02T10:10:00Z", """
                {'reason':'customer_request','team':'billing','context':{'transcript':true,'customer':true}}""");
        told("conversation.message", "late", "2026-02-02T10:40:00Z", "{'author':'human','agentId':'ann'}");
        told("escalation.rated", "late", "2026-02-02T10:45:00Z", "{'agentId':'ann','rating':2,'note':'No summary'}");
        told("conversation.work_logged", "late", "2026-02-02T10:50:00Z", "{'agentId':'ann','seconds':600}");
        told("conversation.resolved", "late", "2026-02-02T11:00:00Z", "{'by':'human','agentId':'ann'}");
        told("conversation.reopened", "late", "2026-02-03T09:00:00Z", "{}");
        told("conversation.resolved", "late", "2026-02-03T10:00:00Z", "{'by':'human','agentId':'ann'}");
        told(
                "conversation.reviewed",
                "late",
                "2026-02-04T09:00:00Z",
                "{'reviewerId':'max','reviewed':'ai','scores':{'tone':40}}");
        told(
                "conversation.reviewed",
                "late",
                "2026-02-04T09:00:00Z",
                "{'reviewerId':'max','reviewed':'human','scores':{'tone':90}}");
        told("knowledge.gap_found", "late", "2026-02-02T12:00:00Z", "{'theme':'missing_policy'}");
        told("knowledge.gap_found", "late", "2026-02-02T12:01:00Z", "{'theme':'outdated_steps','articleId':'kb-2'}");
        told("revenue.recorded", "late", "2026-02-03T11:00:00Z", "{'kind':'upsell','amount':90,'currency':'USD'}");
        told("expansion.signaled", "late", "2026-02-03T11:00:00Z", "{'kind':'seat_pricing'}");
        told("expansion.signaled", "late", "2026-02-03T11:01:00Z", "{'kind':'other'}");
    }

    private void tellOfTheOthers() {
        for (var number = 1; number <= 6; number++) {
            var id = "settled-" + number;
            var day = "2026-02-" + (10 + number);
            told("conversation.opened", id, day + "T10:00:00Z", """
                    {'customerId':'customer-%d','channel':'%s','category':'billing','handledBy':'ai','priority':'high'}""".formatted(
                            1 + number % 4, number % 2 == 0 ? "email" : "chat"));
            told("conversation.message", id, day + "T10:01:00Z", "{'author':'ai','articleIds':['kb-1']}");
            told("conversation.resolved", id, day + "T10:05:00Z", "{'by':'ai'}");
            told("survey.sent", id, day + "T11:00:00Z", "{'surveyId':'csat-%d','kind':'csat'}".formatted(number));
            if (number < 5) {
                told("survey.answered", id, day + "T12:00:00Z", """
                        {'surveyId':'csat-%d','kind':'csat','score':%d}""".formatted(number, number + 1));
            }
        }
        told("conversation.opened", "drafted", "2026-02-06T10:00:00Z", "{'channel':'voice','handledBy':'human'}");
        told("conversation.message", "drafted", "2026-02-06T10:30:00Z", "{'author':'human','agentId':'bob'}");
        told("conversation.transferred", "drafted", "2026-02-06T11:00:00Z", "{'toAgentId':'eve','escalation':true}");
        told("conversation.work_logged", "drafted", "2026-02-06T11:30:00Z", "{'agentId':'eve','seconds':60}");
        told(
                "conversation.resolved",
                "drafted",
                "2026-02-06T12:00:00Z",
                "{'by':'human','agentId':'eve','aiAssisted':true}");
        told("conversation.opened", "by hand", "2026-02-06T10:00:00Z", "{'channel':'voice','handledBy':'human'}");
        told("conversation.work_logged", "by hand", "2026-02-06T11:30:00Z", "{'agentId':'bob','seconds':100}");
        told("conversation.resolved", "by hand", "2026-02-06T12:00:00Z", "{'by':'human','agentId':'bob'}");
        told(
                "conversation.opened",
                "missed",
                "2026-02-26T10:00:00Z",
                "{'channel':'chat','handledBy':'ai','priority':'urgent'}");
        told(
                "conversation.message",
                "missed",
                "2026-02-26T10:01:00Z",
                "{'author':'customer','asksForHuman':true,'sentiment':-0.8}");
        told("conversation.message", "missed", "2026-02-26T10:02:00Z", "{'author':'customer','asksForHuman':true}");
        told(
                "knowledge.used",
                "session-1",
                "2026-02-08T10:00:00Z",
                "{'articleId':'kb-1','outcome':'resolved','customerId':'customer-3'}");
        told("knowledge.used", "session-2", "2026-02-08T11:00:00Z", "{'articleId':'kb-3'}");
        told("survey.sent", "late", "2026-02-03T12:00:00Z", "{'surveyId':'ces-1','kind':'ces'}");
        told("survey.answered", "late", "2026-02-03T13:00:00Z", "{'surveyId':'ces-1','kind':'ces','score':6}");
        told("survey.answered", "late", "2026-02-03T13:00:00Z", "{'surveyId':'handoff-1','kind':'handoff','score':2}");
        for (var number = 1; number <= 4; number++) {
            told("survey.answered", "customer-" + number, "2026-02-18T13:00:00Z", """
                    {'surveyId':'nps-%d','kind':'nps','score':%d}""".formatted(
                            number, 3 * number - 2));
        }
        told("cost.recorded", null, "2026-02-20T00:00:00Z", """
                {'kind':'labor','amount':280,'currency':'USD','from':'2026-02-01','to':'2026-03-01'}""");
    }

    private void told(String type, String subject, String time, String data) {
        told.of(TENANT, type, subject, time, data);
    }

    static Stream<String> kpis() {
        return Catalog.all().stream().map(Kpi::key);
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void as_many_as_it_counts_of(String key) {
        var kpi = Catalog.named(key).orElseThrow();
        var rows = new ArrayList<>(comparedRows(kpi, ""));
        kpi.parameters().forEach((name, picks) -> picks.forEach(it -> comparedRows(kpi, "&" + name + "=" + it.word())));
        if (kpi.takesTags()) {
            comparedRows(kpi, "&tag=vip&channel=chat");
        }
        assertThat(rows).as("there is something to see of " + key).isNotEmpty();
        rows.forEach(row -> leadsOn(kpi, row));
    }

    @ParameterizedTest
    @MethodSource("kpis")
    void as_many_as_each_group_counts_of(String key) {
        var kpi = Catalog.named(key).orElseThrow();
        var axes = Stream.concat(
                Stream.of(kpi.isOfCustomers() ? "segment" : "path"),
                kpi.facets().keySet().stream().map(it -> it.key()));
        axes.forEach(axis -> {
            List<Map<String, Object>> groups = answer(key, "&by=" + axis).getList("total");
            assertThat(groups).isNotEmpty();
            for (var group : groups) {
                var filter = "&" + axis + "=" + ((Map<?, ?>) group.get("group")).get(axis);
                compare(kpi, filter, ((Number) group.get("n")).intValue(), rows(key, filter, "denominator"));
            }
        });
    }

    /** The rows that are looked at and those that are missed, all parts of them held against the figure. */
    private static List<Map<String, Object>> comparedRows(Kpi<?> kpi, String question) {
        var key = kpi.key();
        var figure = answer(key, question).setRootPath("total[0]");
        var denominator = rows(key, question, "denominator");
        var numerator = rows(key, question, "numerator");
        var missed = rows(key, question, "missed");
        assertThat(Collections.disjoint(ids(missed), ids(numerator)))
                .as(key + question + " misses what it does not count")
                .isTrue();
        assertThat(ids(denominator).containsAll(ids(numerator)))
                .as(key + question + " looks at what it counts")
                .isTrue();
        compare(kpi, question, figure.getInt("n"), denominator);
        if (kpi.unit() == Kpi.Unit.SHARE && figure.get("numerator") != null) {
            assertThat(numerator).as("numerator of " + key + question).hasSize(figure.getInt("numerator"));
            assertThat(missed).as("missed of " + key + question).hasSize(denominator.size() - numerator.size());
        }
        return Stream.concat(denominator.stream(), missed.stream()).toList();
    }

    private static void compare(Kpi<?> kpi, String question, int n, List<Map<String, Object>> rows) {
        if (kpi.basis().equals(Basis.GAPS) || kpi.basis().equals(Basis.SIGNALS)) {
            // Of these one counts the events and lists the conversations.
            assertThat(rows.size()).isLessThanOrEqualTo(n);
            assertThat(rows.isEmpty()).isEqualTo(n == 0);
        } else {
            assertThat(rows).as("rows of " + kpi.key() + question).hasSize(n);
        }
    }

    private static JsonPath answer(String key, String question) {
        return Told.reading(TENANT)
                .get("/v1/kpis/" + key + "?" + FEBRUARY + question)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** All rows, page by page; the whole on small pages, so that there are several. */
    private static List<Map<String, Object>> rows(String key, String question, String part) {
        var rows = new ArrayList<Map<String, Object>>();
        var cursor = "";
        var limit = question.isEmpty() ? 4 : 500;
        do {
            var page = Told.reading(TENANT)
                    .get("/v1/kpis/" + key + "/conversations?limit=" + limit + "&in=" + part + "&" + FEBRUARY + question
                            + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            rows.addAll(page.getList("rows"));
            cursor = page.get("nextCursor") == null ? "" : "&cursor=" + page.get("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(ids(rows)).as(part + " of " + key + question).doesNotHaveDuplicates();
        return rows;
    }

    private static List<String> ids(List<Map<String, Object>> rows) {
        return rows.stream().map(it -> (String) it.get("id")).toList();
    }

    /** A row of a conversation leads to it; one of a customer to them; the others have nothing further to open. */
    private static void leadsOn(Kpi<?> kpi, Map<String, Object> row) {
        var kind = (String) row.get("kind");
        var address = switch (kind) {
            case "conversation", "review" -> "/v1/conversations/" + row.get("conversationId");
            case "customer" -> "/v1/customers/" + row.get("id");
            case "survey" ->
                row.get("conversationId") == null
                        ? "/v1/customers/" + row.get("customerId")
                        : "/v1/conversations/" + row.get("conversationId");
            case "session" -> "";
            default -> throw new AssertionError("A row of " + kpi.key() + " is a " + kind);
        };
        assertThat(kind.equals("customer")).isEqualTo(kpi.isOfCustomers());
        if (!address.isEmpty() && OPENED_UP.add(address)) {
            Told.reading(TENANT).get(address).then().statusCode(200);
        }
    }

    @Test
    void a_conversation_says_why_each_field_is_what_it_is() {
        Told.reading(TENANT)
                .get("/v1/conversations/late")
                .then()
                .statusCode(200)
                .body(
                        "explanations.field",
                        equalTo(Arrays.stream(Field.values()).map(Field::key).toList()))
                .body("explanations.find { it.field == 'lateHandoff' }.value", equalTo(true))
                .body(
                        "explanations.find { it.field == 'lateHandoff' }.because",
                        equalTo("The customer asked for a person at 10:02; the AI answered 3 more times until 10:09,"
                                + " before the handoff at 10:10."))
                .body(
                        "explanations.find { it.field == 'lateHandoff' }.evidence.time",
                        equalTo(List.of(
                                "2026-02-02T10:02:00Z",
                                "2026-02-02T10:05:00Z",
                                "2026-02-02T10:07:00Z",
                                "2026-02-02T10:09:00Z")))
                .body(
                        "explanations.find { it.field == 'category' }.because",
                        equalTo("It was categorized so at 10:01; it replaced 'other' of the opening."))
                .body("explanations.find { it.field == 'segment' }.because", equalTo("The customer's profile says so."))
                .body("explanations.find { it.field == 'repeatedBy' }.value", nullValue())
                .body("explanations.find { it.field == 'reopens' }.value", equalTo(1));
    }

    @Test
    void a_conversation_tells_what_the_agent_received() {
        Told.reading(TENANT)
                .get("/v1/conversations/late")
                .then()
                .rootPath("handoff")
                .body("at", equalTo("2026-02-02T10:10:00Z"))
                .body("reason", equalTo("customer_request"))
                .body("team", equalTo("billing"))
                .body("context.transcript", equalTo(true))
                .body("missing", equalTo(List.of("summary", "attempts")))
                .body("messagesBefore", equalTo(5))
                .body("aiMessagesAfterFirstNeed", equalTo(3))
                .body("rating", equalTo(2))
                .body("ratedBy", equalTo("ann"))
                .body("ratingNote", equalTo("No summary"));
        Told.reading(TENANT).get("/v1/conversations/missed").then().body("handoff", nullValue());
    }

    @Test
    void a_conversation_leads_back_to_every_figure_that_counts_it() {
        Map<String, Map<String, Object>> counts = Told.reading(TENANT)
                .get("/v1/conversations/late")
                .then()
                .body("counts.late_handoff_rate.because", equalTo("The handoff was late."))
                .body("counts.containment_rate.in", equalTo("missed"))
                .body("counts.containment_rate.because", equalTo("Its path is ai_to_human."))
                .body("counts.missed_escalation_rate.in", nullValue())
                .body("counts.missed_escalation_rate.because", equalTo("The AI handed it over."))
                .extract()
                .path("counts");
        counts.forEach((key, count) -> {
            if (count.get("link") != null) {
                Told.reading(TENANT)
                        .get((String) count.get("link"))
                        .then()
                        .statusCode(200)
                        .body("rows.id", hasItem("late"));
            }
        });
        assertThat(counts.values()).filteredOn(it -> it.get("link") != null).hasSizeGreaterThan(20);
    }

    @Test
    void a_conversation_that_is_not_there_is_a_problem() {
        Told.reading(TENANT)
                .get("/v1/conversations/" + URLEncoder.encode("no such", StandardCharsets.UTF_8))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("There is no conversation"));
    }
}
