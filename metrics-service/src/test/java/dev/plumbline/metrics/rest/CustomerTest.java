package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("What is said of customers")
class CustomerTest {
    private static final String TENANT = "customers";
    private static final String MARCH = "from=2026-03-01&to=2026-04-01";

    private static boolean isTold;

    @Inject
    Told told;

    @Inject
    InstantSource clock;

    /** Of four customers one leaves in March, after support let them down, and one orders again. */
    @BeforeEach
    void tell() throws Exception {
        if (isTold) {
            return;
        }
        told.ofTenant(TENANT);
        for (var customer : List.of("ann", "bob", "cho", "dan")) {
            told("customer.updated", customer, "2026-02-01T00:00:00Z", "{'signedUpAt':'2026-02-01','segment':'smb'}");
        }
        told("customer.updated", "dan", "2026-02-02T00:00:00Z", "{'segment':'enterprise','vip':true}");
        told(
                "conversation.opened",
                "a",
                "2026-03-02T09:00:00Z",
                "{'customerId':'ann','channel':'chat','handledBy':'ai'}");
        told("conversation.message", "a", "2026-03-02T09:00:10Z", "{'author':'customer','asksForHuman':true}");
        told("conversation.opened", "b", "2026-03-02T09:00:00Z", "{'customerId':'bob','channel':'email'}");
        told("conversation.resolved", "b", "2026-03-02T10:00:00Z", "{'by':'human'}");
        told("customer.churned", "ann", "2026-03-20T00:00:00Z", "{'reason':'support'}");
        told("commerce.recorded", "bob", "2026-04-15T00:00:00Z", "{'kind':'order'}");
        var lately = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        told("customer.active", "cho", lately.toString(), "{'score':0}");
        told("survey.answered", "cho", lately.plusSeconds(1).toString(), "{'surveyId':'n-1','kind':'nps','score':0}");
        told("conversation.opened", "c", lately.toString(), "{'customerId':'cho','channel':'chat'}");
        isTold = true;
    }

    private void told(String type, String subject, String time, String data) {
        told.of(TENANT, type, subject, time, data);
    }

    @Test
    void counts_who_stayed_and_who_left() {
        asked("/v1/kpis/retention_rate?" + MARCH)
                .body("total[0].numerator", equalTo(3))
                .body("total[0].denominator", equalTo(4))
                .body("total[0].low", notNullValue());
        asked("/v1/kpis/churn_rate?by=reason&" + MARCH)
                .body("total.find { it.group.reason == 'support' }.value", equalTo(0.25f))
                .body("total.find { it.group.reason == 'pricing' }.value", equalTo(0));
        asked("/v1/kpis/support_influenced_churn_rate?" + MARCH).body("total[0].value", equalTo(1));
        asked("/v1/kpis/retention_rate?by=segment&bucket=month&" + MARCH)
                .body("rows.find { it.group.segment == 'enterprise' }.value", equalTo(1))
                .body("rows.find { it.group.segment == 'smb' }.denominator", equalTo(3));
    }

    @Test
    void shows_the_customers_behind_a_figure() {
        asked("/v1/kpis/churn_rate/conversations?in=numerator&" + MARCH)
                .body("rows.kind", equalTo(List.of("customer")))
                .body("rows.id", equalTo(List.of("ann")))
                .body("rows[0].dimensions.segment", equalTo("smb"))
                .body("rows[0].dimensions.channel", nullValue());
        asked("/v1/kpis/churn_rate/conversations?in=missed&" + MARCH).body("rows", hasSize(3));
    }

    @Test
    void takes_only_what_customers_have() {
        Told.reading(TENANT)
                .get("/v1/kpis/retention_rate?by=path&" + MARCH)
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("segment"))
                .body("errors[0].detail", not(containsString("channel")));
        Told.reading(TENANT)
                .get("/v1/kpis/customer_health?tag=vip&channel=chat&" + MARCH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/tag"))
                .body("errors.pointer", hasItem("/channel"));
    }

    @Test
    void tells_a_customers_health_and_what_it_is_made_of() {
        asked("/v1/customers/cho")
                .body("active", equalTo(true))
                .body("health.value", equalTo(30))
                .body("health.activity", equalTo(0))
                .body("health.support", equalTo(30))
                .body("health.outcome", equalTo(0))
                .body("health.atRisk", equalTo(true))
                .body("troubles.conversationId", equalTo(List.of("c")))
                .body("history[0].value", equalTo(70))
                .body("history[-1].value", equalTo(30))
                .body("timeline.type", hasItem("customer.active"));
        Told.reading(TENANT).get("/v1/customers/nobody").then().statusCode(404);
    }

    @Test
    void lists_who_is_at_risk_the_worst_first() {
        asked("/v1/customers?atRisk=true").body("rows.id", equalTo(List.of("cho")));
        asked("/v1/customers?segment=enterprise").body("rows.id", equalTo(List.of("dan")));
        Told.reading(TENANT).get("/v1/customers?atRisk=maybe").then().statusCode(400);
        Told.reading(TENANT)
                .get("/v1/customers?channel=chat")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/channel"));

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = asked("/v1/customers?limit=1" + cursor).extract();
            seen.addAll(page.path("rows.id"));
            cursor = page.path("nextCursor") == null ? "" : "&cursor=" + page.path("nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("cho", "ann", "bob", "dan");
    }

    @Test
    void compares_what_became_of_customers_by_their_experience() {
        asked("/v1/retention/cohorts?" + MARCH)
                .body("rows.experience", equalTo(List.of("none", "ai_only", "human_only", "failed_ai")))
                .body("rows[0].customers", equalTo(2))
                .body("rows[0].after30.active.value", equalTo(1))
                .body("rows[1].after30.active.value", equalTo(0))
                .body("rows[2].after30.purchased.value", equalTo(1))
                .body("rows[3].customers", equalTo(1));
        assertThat(Told.reading(TENANT)
                        .get("/v1/retention/cohorts?format=csv&" + MARCH)
                        .asString())
                .startsWith("month,experience,customers,after30.active.value");
    }

    private static ValidatableResponse asked(String address) {
        return Told.reading(TENANT).get(address).then().statusCode(200);
    }
}
