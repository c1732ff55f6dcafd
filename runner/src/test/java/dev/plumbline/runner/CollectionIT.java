package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collection of requests")
class CollectionIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern SAVES =
            Pattern.compile("pm\\.collectionVariables\\.set\\(\"(\\w+)\", pm\\.response\\.json\\(\\)\\.(\\w+)\\);");

    private final Map<String, String> variables = new HashMap<>();

    @Test
    void works_from_the_first_request_to_the_last() throws Exception {
        // Given
        var suite = SharedSuite.running();
        var api = Api.ofNewTenant(suite, "collection");
        variables.put("ingestion", suite.url(Service.INGESTION).toString());
        variables.put("metrics", suite.url(Service.METRICS).toString());
        variables.put("key", api.key());
        var collection =
                ContractJson.mapper().readTree(Files.readAllBytes(Guide.path("plumbline.postman_collection.json")));

        // When
        for (var item : requests(collection)) {
            var answer = run(item);

            // Then
            assertThat(answer.statusCode())
                    .as("%s: %s", item.get("name").asText(), answer.body())
                    .isBetween(200, 299);
            save(item, answer);
        }
    }

    private static List<JsonNode> requests(JsonNode folder) {
        var found = new ArrayList<JsonNode>();
        for (var item : folder.get("item")) {
            if (item.has("item")) {
                found.addAll(requests(item));
            } else {
                found.add(item);
            }
        }
        return found;
    }

    private HttpResponse<String> run(JsonNode item) throws Exception {
        var told = item.get("request");
        var request = HttpRequest.newBuilder(URI.create(filled(told.get("url").asText())));
        for (var header : told.get("header")) {
            request.header(
                    header.get("key").asText(), filled(header.get("value").asText()));
        }
        if (!"noauth".equals(told.at("/auth/type").asText())) {
            request.header("Authorization", "Bearer " + variables.get("key"));
        }
        var body = told.has("body")
                ? HttpRequest.BodyPublishers.ofString(told.at("/body/raw").asText())
                : HttpRequest.BodyPublishers.noBody();
        return HTTP.send(
                request.method(told.get("method").asText(), body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void save(JsonNode item, HttpResponse<String> answer) throws Exception {
        for (var line : item.at("/event/0/script/exec")) {
            var saves = SAVES.matcher(line.asText());
            assertThat(saves.matches()).as(line.asText()).isTrue();
            variables.put(saves.group(1), Api.json(answer).get(saves.group(2)).asText());
        }
    }

    private String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(it -> {
            assertThat(variables).as("variables before %s", text).containsKey(it.group(1));
            return Matcher.quoteReplacement(variables.get(it.group(1)));
        });
    }
}
