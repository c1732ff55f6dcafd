package dev.plumbline.ingestion.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("The OpenAPI document")
class OpenApiExamplesTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "options");
    private static final String JSON = "application/json";

    private TestTenant tenant;

    /** Of its own: the examples change its settings. */
    @BeforeEach
    void found() {
        tenant = Installation.newTenant();
    }

    @Test
    void has_an_example_for_every_body_and_each_works_as_written() throws Exception {
        var document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=JSON").asByteArray());
        var tried = new SoftAssertions();
        var number = 0;
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey()) && path.getKey().startsWith("/v1/")) {
                    number += tryOut(path.getKey(), operation.getKey(), operation.getValue(), tried);
                }
            }
        }
        tried.assertAll();
        assertThat(number).as("requests tried").isGreaterThan(20);
    }

    private int tryOut(String path, String method, JsonNode operation, SoftAssertions tried) {
        var bodies = bodies(operation);
        if (bodies.isEmpty()) {
            tried.assertThat(operation.at("/requestBody/required").asBoolean())
                    .as("%s %s needs a body and shows none", method, path)
                    .isFalse();
            send(path, method, operation, given(), tried);
            return 1;
        }
        bodies.forEach((type, body) ->
                send(path, method, operation, tenant.request().contentType(type).body(body.getBytes()), tried));
        return bodies.size();
    }

    private void send(
            String path, String method, JsonNode operation, RequestSpecification request, SoftAssertions tried) {
        ((FilterableRequestSpecification) request).replaceHeader("Authorization", authorization(path));
        for (var parameter : operation.path("parameters")) {
            var example = parameter.path("example");
            if (parameter.get("in").asText().equals("query") && !example.isMissingNode()) {
                request.queryParam(parameter.get("name").asText(), example.asText());
            }
            if (parameter.get("in").asText().equals("header") && !example.isMissingNode()) {
                request.header(parameter.get("name").asText(), example.asText());
            }
        }
        var answer = request.request(method.toUpperCase(Locale.ROOT), filled(path));
        tried.assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.asString())
                .isBetween(200, 299);
    }

    private static Map<String, String> bodies(JsonNode operation) {
        var bodies = new LinkedHashMap<String, String>();
        for (var content : operation.at("/requestBody/content").properties()) {
            var example = content.getValue().path("example");
            if (!example.isMissingNode()) {
                bodies.put(content.getKey(), example.isTextual() ? example.asText() : example.toString());
            }
        }
        return bodies;
    }

    private String authorization(String path) {
        return path.startsWith("/v1/tenants") ? "Bearer " + Installation.OPERATOR_KEY : tenant.authorization();
    }

    /** The path with something that exists in the place of each parameter, made afresh. */
    private String filled(String path) {
        if (path.startsWith("/v1/api-keys/{id}")) {
            return path.replace(
                    "{id}", made("/v1/api-keys", "{\"name\": \"An example\", \"scopes\": [\"ingest\"]}", "id"));
        }
        if (path.startsWith("/v1/webhook-tokens/{id}")) {
            return path.replace(
                    "{id}",
                    made(
                            "/v1/webhook-tokens",
                            "{\"provider\": \"chatwoot\", \"name\": \"An example\", \"signingSecret\": \"a-secret-of-chatwoot\"}",
                            "id"));
        }
        if (path.startsWith("/v1/webhooks/{provider}/{token}")) {
            var token = made(
                    "/v1/webhook-tokens",
                    "{\"provider\": \"chatwoot\", \"name\": \"An example\", \"allowUnsigned\": true}",
                    "token");
            return path.replace("{provider}", "chatwoot").replace("{token}", token);
        }
        if (path.startsWith("/v1/rejected/{id}")) {
            return path.replace("{id}", rejected());
        }
        if (path.startsWith("/v1/customers/{customerId}")) {
            return path.replace("{customerId}", "ada");
        }
        assertThat(path).as("a path whose parameters this test does not know").doesNotContain("{");
        return path;
    }

    private String made(String path, String body, String field) {
        return tenant.request()
                .contentType(JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path(field);
    }

    private String rejected() {
        var id = UUID.randomUUID().toString();
        tenant.post("application/cloudevents+json", """
                {"specversion": "1.0", "id": "%s", "source": "/examples", "type": "conversation.resolved",
                 "subject": "c-1", "time": "2026-02-01T09:30:00Z", "data": {}}""".formatted(id)).statusCode(400);
        return await().until(
                        () -> tenant.request().get("/v1/rejected?q=" + id).path("rejected[0].id"), it -> it != null);
    }
}
