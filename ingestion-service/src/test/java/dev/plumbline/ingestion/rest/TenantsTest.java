package dev.plumbline.ingestion.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("Tenants")
class TenantsTest {
    private static final TestTenant DEMO = Installation.DEMO;
    private static final String OPERATOR = "Bearer " + Installation.OPERATOR_KEY;

    @Test
    void demo_is_there_with_its_key_once_the_service_is_ready() throws IOException {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        DEMO.post(Samples.ONE, Samples.resolved("e1")).statusCode(202);
        var told = latest("demo");
        assertThat(told.keys())
                .filteredOn(key -> key.id().equals("embedded"))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.values());
                    assertThat(key.hash()).isNotEqualTo(DEMO.key());
                    assertThat(key.prefix()).isEqualTo("the-demo");
                });
        DEMO.request()
                .get("/v1/tenant")
                .then()
                .statusCode(200)
                .body("name", equalTo("Demo"))
                .body("currency", equalTo("USD"))
                .body("timeZone", equalTo("UTC"));
    }

    @Test
    void are_created_by_the_operator_with_a_key_that_works() throws IOException {
        var created = create(
                        "{\"id\": \"acme-1\", \"name\": \"Acme\", \"timeZone\": \"Europe/Berlin\", \"currency\": \"EUR\"}")
                .statusCode(201)
                .body("id", equalTo("acme-1"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("apiKey", startsWith("plk_"));
        var acme = new TestTenant("acme-1", created.extract().path("apiKey"));
        await().untilAsserted(
                        () -> acme.post(Samples.ONE, Samples.resolved("e1")).statusCode(202));
        var told = latest("acme-1");
        assertThat(told.currency()).isEqualTo("EUR");
        assertThat(ContractJson.mapper().writeValueAsString(told)).doesNotContain(acme.key());
        create("{\"id\": \"acme-1\", \"name\": \"Another\"}").statusCode(409);
        given().header("Authorization", OPERATOR)
                .get("/v1/tenants?limit=500")
                .then()
                .statusCode(200)
                .body("tenants.id", hasItems("acme-1", "demo"))
                .body("tenants.find { it.id == 'acme-1' }.name", equalTo("Acme"));
        given().header("Authorization", acme.authorization())
                .get("/v1/tenants")
                .then()
                .statusCode(403);
    }

    @Test
    void are_listed_page_by_page() {
        create("{\"id\": \"a-1\", \"name\": \"A\"}");
        create("{\"id\": \"a-2\", \"name\": \"B\"}");
        var found = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = given().header("Authorization", OPERATOR)
                    .get("/v1/tenants?limit=1"
                            + cursor.map(it -> "&cursor=" + it).orElse(""))
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.path("tenants.id"));
            cursor = Optional.ofNullable(page.path("nextCursor"));
        } while (cursor.isPresent());
        assertThat(found).contains("a-1", "a-2", "demo").isSorted().doesNotHaveDuplicates();
        given().header("Authorization", OPERATOR)
                .get("/v1/tenants?cursor=x")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cursor"));
    }

    @Test
    void are_not_created_of_bad_input() {
        create("{\"id\": \"Acme!\", \"timeZone\": \"Berlin\", \"currency\": \"euro\"}")
                .statusCode(400)
                .body("errors.pointer", contains("/id", "/name", "/timeZone", "/currency"));
        create("{\"id\": ").statusCode(400);
        create("{\"id\": {}, \"name\": \"x\"}").statusCode(400).body("errors.pointer", hasItem("/id"));
        create("").statusCode(400);
        create("null").statusCode(400);
        create("{\"name\": \"" + "x".repeat(100_000) + "\"}").statusCode(413);
    }

    @Test
    void are_the_operator_s_business_alone() {
        given().get("/v1/tenants").then().statusCode(401).contentType("application/problem+json");
        given().header("Authorization", "Bearer wrong")
                .get("/v1/tenants")
                .then()
                .statusCode(401);
        given().header("Authorization", DEMO.authorization())
                .get("/v1/tenants")
                .then()
                .statusCode(403);
    }

    @Test
    void change_their_own_settings_which_all_services_are_told() {
        var acme = new TestTenant(
                "acme-2",
                create("{\"id\": \"acme-2\", \"name\": \"Acme\"}").extract().path("apiKey"));
        await().untilAsserted(() -> acme.request().get("/v1/tenant").then().statusCode(200));
        put(
                        acme,
                        "{\"currency\": \"EUR\", \"repeatContactWindow\": \"P3D\", \"sensitiveCategories\": [\"legal\", \"fraud\"]}")
                .statusCode(200)
                .body("name", equalTo("Acme"))
                .body("currency", equalTo("EUR"))
                .body("repeatContactWindow", equalTo("PT72H"))
                .body("sensitiveCategories", equalTo(List.of("fraud", "legal")));
        await().untilAsserted(() -> acme.post(
                        Samples.ONE,
                        Samples.event(
                                "r1",
                                "revenue.recorded",
                                "2026-02-01T09:30:00Z",
                                "{\"kind\": \"upsell\", \"amount\": 5, \"currency\": \"EUR\"}"))
                .statusCode(202));
        acme.request().get("/v1/tenant").then().body("currency", equalTo("EUR"));
        DEMO.request().get("/v1/tenant").then().body("currency", equalTo("USD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \" \"}                         | /name",
                "{\"name\": \"a\\u0000b\"}                 | /name",
                "{\"timeZone\": \"+02:00\"}                | /timeZone",
                "{\"currency\": \"usd\"}                   | /currency",
                "{\"repeatContactWindow\": \"-P1D\"}       | /repeatContactWindow",
                "{\"repeatContactWindow\": \"P400D\"}      | /repeatContactWindow",
                "{\"repeatContactWindow\": \"a week\"}     | /repeatContactWindow",
                "{\"sensitiveCategories\": [\"a\", \"\"]}  | /sensitiveCategories/1",
                "{\"sensitiveCategories\": [null]}         | /sensitiveCategories/0"
            })
    void keep_their_settings_when_new_ones_cannot_be(String settings, String pointer) {
        put(DEMO, settings).statusCode(400).body("errors.pointer", contains(pointer));
        DEMO.request().get("/v1/tenant").then().body("name", equalTo("Demo"));
    }

    @Test
    void change_settings_only_with_a_key_that_may() {
        TestTenant.withScopes(Scope.INGEST, Scope.READ)
                .request()
                .get("/v1/tenant")
                .then()
                .statusCode(403);
        given().get("/v1/tenant").then().statusCode(401);
    }

    @Test
    void are_described_with_examples_in_the_openapi_document() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v1/events'.post.requestBody.content.keySet()",
                        hasItems(Samples.ONE, Samples.BATCH, Samples.LINES))
                .body("paths.'/v1/tenants'.post.summary", startsWith("Create"));
    }

    @ParameterizedTest
    @CsvSource({Samples.ONE, "application/json", Samples.BATCH, Samples.LINES})
    void of_the_documentation_can_send_its_examples_as_they_are_written(String contentType) {
        var example = given().get("/q/openapi?format=json")
                .jsonPath()
                .<Object>get("paths.'/v1/events'.post.requestBody.content.'" + contentType + "'.example");
        var body = example instanceof String text
                ? text
                : ContractJson.mapper().valueToTree(example).toString();
        DEMO.post(contentType, body).statusCode(202).body("rejected.size()", equalTo(0));
    }

    private static ValidatableResponse create(String tenant) {
        return given().header("Authorization", OPERATOR)
                .contentType("application/json")
                .body(tenant)
                .post("/v1/tenants")
                .then();
    }

    private static ValidatableResponse put(TestTenant tenant, String settings) {
        return tenant.request()
                .contentType("application/json")
                .body(settings)
                .put("/v1/tenant")
                .then();
    }

    private static Tenant latest(String id) throws IOException {
        var messages = TopicReader.messagesOf(new TestTenant(id, ""), Topics.TENANT_REGISTRY);
        return ContractJson.mapper().readValue(messages.getLast().value(), Tenant.class);
    }
}
