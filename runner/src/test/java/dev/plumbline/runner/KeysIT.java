package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An API key")
class KeysIT {
    /** A door of each service that a key to read opens. */
    private static final Map<Service, String> DOORS =
            Map.of(Service.METRICS, "/v1/kpis", Service.SURVEY, "/v1/surveys", Service.ALERT, "/v1/alerts");

    private final Suite suite = SharedSuite.running();

    @Test
    void opens_all_services_tells_where_it_was_used_is_rotated_and_opens_none_once_it_is_revoked() throws Exception {
        // Given
        var admin =
                Api.ofNewTenant(suite, "keys-" + UUID.randomUUID().toString().substring(0, 8));
        var made = Api.json(post(admin, "", "{\"name\": \"dashboards\", \"scopes\": [\"read\"]}", 201));
        var id = made.get("id").asText();
        var first = new Api(suite, made.get("secret").asText());
        await().atMost(Duration.ofSeconds(5)).until(() -> opensAll(first));

        // Then it is known where it was used, though not here
        var elsewhere = DOORS.keySet().stream().map(Service::label).toList();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        elsewhere.contains(key(admin, id).path("lastUsedBy").asText()));

        // When
        var rotated = Api.json(post(admin, "/" + id + "/rotate", "{}", 200));
        var second = new Api(suite, rotated.get("secret").asText());

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> opensAll(second));
        assertThat(opensAll(first)).isTrue();
        assertThat(key(admin, id).get("state").asText()).isEqualTo("rotating");

        // When
        assertThat(admin.delete(Service.INGESTION, "/v1/api-keys/" + id).statusCode())
                .isEqualTo(204);

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> opensNone(first) && opensNone(second));
        assertThat(admin.get(Service.METRICS, "/v1/kpis").statusCode()).isEqualTo(200);
    }

    private static boolean opensAll(Api api) throws Exception {
        return answersEverywhere(api, 200);
    }

    private static boolean opensNone(Api api) throws Exception {
        return answersEverywhere(api, 401);
    }

    private static boolean answersEverywhere(Api api, int status) throws Exception {
        for (var door : DOORS.entrySet()) {
            if (api.get(door.getKey(), door.getValue()).statusCode() != status) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode key(Api admin, String id) throws Exception {
        for (var key : Api.json(admin.get(Service.INGESTION, "/v1/api-keys")).get("apiKeys")) {
            if (key.get("id").asText().equals(id)) {
                return key;
            }
        }
        throw new AssertionError("There is no key " + id);
    }

    private static HttpResponse<String> post(Api admin, String path, String body, int status) throws Exception {
        var answer = admin.send(Service.INGESTION, "/v1/api-keys" + path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
