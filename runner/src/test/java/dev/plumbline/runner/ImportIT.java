package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.runner.cli.CommandLineRun;
import dev.plumbline.runner.history.Fixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The history of three help desks")
class ImportIT {
    private static final String FROM = "2026-03-01";
    private static final String TO = "2026-04-01";

    @TempDir
    Path data;

    @Test
    void is_a_baseline_once_it_is_imported_however_often() throws Exception {
        // Given
        var suite = SharedSuite.running();
        var api = Api.ofNewTenant(suite, "history");

        // When
        importAll(suite, api, List.of());

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(api.volume(FROM, TO)).isEqualTo(5 + 4 + 4);
            assertThat(api.figure("csat", FROM, TO).get("n").asInt()).isEqualTo(1 + 2 + 3);
        });
        assertThat(paths(api)).containsExactlyInAnyOrder("ai_only 4", "ai_to_human 4", "ai_assisted 1", "human_only 4");
        var conversation = Api.json(api.get(Service.METRICS, "/v1/conversations/zendesk:101"));
        assertThat(conversation.toString()).contains("Number 4711.").doesNotContain("old import bug");
        var before = figures(api);

        // When
        importAll(suite, api, List.of("--restart"));
        api.postLines(List.of("""
                {"specversion":"1.0","id":"last","source":"/it","type":"conversation.opened","subject":"last",\
                "time":"2026-05-01T00:00:00Z","data":{"channel":"chat"}}"""));
        await().atMost(Duration.ofSeconds(30)).until(() -> api.volume("2026-05-01", "2026-05-02") == 1);

        // Then
        assertThat(figures(api)).isEqualTo(before);
    }

    private void importAll(Suite suite, Api api, List<String> more) {
        run(suite, api, more, "--provider", "zendesk", "--bot-user", "900", path("zendesk.json"));
        run(suite, api, more, "--provider", "intercom", "--account", "app1", path("intercom.json"));
        run(suite, api, more, "--provider", "csv", path("conversations.csv"));
    }

    private void run(Suite suite, Api api, List<String> more, String... arguments) {
        var all = new ArrayList<>(List.of(
                "import",
                "--data",
                data.toString(),
                "--url",
                suite.url(Service.INGESTION).toString()));
        all.addAll(List.of("--key", api.key()));
        all.addAll(List.of(arguments));
        all.addAll(more);
        assertThat(CommandLineRun.of(all)).isZero();
    }

    private static List<String> figures(Api api) throws Exception {
        var figures = new ArrayList<String>();
        for (var kpi :
                List.of("conversation_volume", "csat", "resolution_rate", "average_handle_time", "reopen_rate")) {
            figures.add(api.figure(kpi, FROM, TO).toString());
        }
        figures.addAll(paths(api));
        return figures;
    }

    private static List<String> paths(Api api) throws Exception {
        var paths = new ArrayList<String>();
        for (JsonNode total : Api.json(api.get(
                        Service.METRICS, "/v1/kpis/conversation_volume?from=%s&to=%s&by=path".formatted(FROM, TO)))
                .get("total")) {
            paths.add(total.get("group").get("path").asText() + " "
                    + total.get("value").asInt());
        }
        return paths;
    }

    private static String path(String name) {
        return Fixture.path(name).toString();
    }
}
