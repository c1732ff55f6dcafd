package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The suite's HTTP interface as one tenant's program uses it. */
final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Suite suite;
    private final String key;

    Api(Suite suite, String key) {
        this.suite = suite;
        this.key = key;
    }

    /** A tenant of its own for a test, made with the operator's key; waits until every service knows its key. */
    static Api ofNewTenant(Suite suite, String id) throws Exception {
        var operator = new Api(suite, suite.secrets().operatorKey());
        var made = operator.send(
                Service.INGESTION,
                "/v1/tenants",
                "application/json",
                "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, id));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        var api = new Api(suite, json(made).get("apiKey").asText());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get(Service.METRICS, "/v1/kpis").statusCode() == 200
                        && api.get(Service.SURVEY, "/v1/surveys").statusCode() == 200
                        && api.get(Service.ALERT, "/v1/alerts").statusCode() == 200
                        && api.get(Service.INGESTION, "/v1/tenant").statusCode() == 200);
        return api;
    }

    /** The tenant's first key, of all scopes. */
    String key() {
        return key;
    }

    /** Posts events as lines and tells how many were accepted. */
    int postLines(List<String> events) throws Exception {
        return accepted(send(Service.INGESTION, "/v1/events", "application/x-ndjson", String.join("\n", events)));
    }

    /** Posts events as a batch and tells how many were accepted. */
    int postBatch(List<String> events) throws Exception {
        return accepted(send(
                Service.INGESTION,
                "/v1/events",
                "application/cloudevents-batch+json",
                "[" + String.join(",", events) + "]"));
    }

    private static int accepted(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).get("accepted").asInt();
    }

    /** The keys of all KPIs offered. */
    Set<String> kpis() throws Exception {
        var keys = new HashSet<String>();
        json(get(Service.METRICS, "/v1/kpis"))
                .get("kpis")
                .forEach(kpi -> keys.add(kpi.get("key").asText()));
        return keys;
    }

    JsonNode query(JsonNode question) throws Exception {
        var answer = send(Service.METRICS, "/v1/query", "application/json", question.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("results");
    }

    /** How many conversations were opened in a period. */
    long volume(String from, String to) throws Exception {
        return figure("conversation_volume", from, to).get("value").asLong();
    }

    /** A KPI's total over a period. */
    JsonNode figure(String kpi, String from, String to) throws Exception {
        return json(get(Service.METRICS, "/v1/kpis/%s?from=%s&to=%s".formatted(kpi, from, to)))
                .get("total")
                .get(0);
    }

    HttpResponse<String> get(Service service, String path) throws Exception {
        return HTTP.send(request(service, path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(Service service, String path, String type, String body) throws Exception {
        return HTTP.send(
                request(service, path)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> delete(Service service, String path) throws Exception {
        return HTTP.send(request(service, path).DELETE().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(suite.url(service) + path)).header("Authorization", "Bearer " + key);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return ContractJson.mapper().readTree(answer.body());
    }
}
