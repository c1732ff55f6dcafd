package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guide for integrators")
class IntegrateGuideIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Suite suite;
    private static Api api;
    private static Guide guide;

    @BeforeAll
    static void start() throws Exception {
        suite = SharedSuite.running();
        api = Api.ofNewTenant(suite, "integrator");
        guide = Guide.named("integrate.md");
    }

    @Test
    void shows_curl_commands_that_work_and_whose_events_become_a_figure() throws Exception {
        // Given
        var post = guide.curls().get(0);
        var ask = guide.curls().get(1);

        // When
        var posted = run(post);

        // Then
        assertThat(posted.statusCode()).isEqualTo(202);
        assertThat(posted.body()).isEqualTo("{\"accepted\":3,\"rejected\":[]}");
        assertThat(run(post).body()).as("sent again").isEqualTo(posted.body());
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var figure = run(ask);
            assertThat(figure.statusCode()).as(figure.body()).isEqualTo(200);
            assertThat(Api.json(figure).at("/total/0/group/path").asText()).isEqualTo("ai_only");
            assertThat(Api.json(figure).at("/total/0/numerator").asInt()).isEqualTo(1);
        });
    }

    @Test
    void shows_a_java_program_that_works(@TempDir Path folder) throws Exception {
        // Given
        var program = folder.resolve("FirstEvent.java");
        Files.writeString(program, here(guide.blocks("java").getFirst()));
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ProcessBuilder(java.toString(), program.toString()).redirectErrorStream(true);
        command.environment().put("PLUMBLINE_API_KEY", api.key());

        // When
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said.strip()).endsWith("202 {\"accepted\":1,\"rejected\":[]}");
    }

    private static String here(String text) {
        return text.replace(
                        "http://localhost:8081", suite.url(Service.INGESTION).toString())
                .replace("http://localhost:8082", suite.url(Service.METRICS).toString());
    }

    /** Does what curl would do with these words. */
    private static HttpResponse<String> run(List<String> curl) throws Exception {
        var address =
                curl.stream().filter(it -> it.startsWith("http")).findFirst().orElseThrow();
        var request = HttpRequest.newBuilder(URI.create(here(address)));
        for (var word = 0; word < curl.size(); word++) {
            if (curl.get(word).equals("-H")) {
                var header = curl.get(word + 1).split(": ", 2);
                request.header(header[0], header[1].replace("$PLUMBLINE_API_KEY", api.key()));
            } else if (curl.get(word).equals("-d")) {
                request.POST(HttpRequest.BodyPublishers.ofString(curl.get(word + 1)));
            }
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
