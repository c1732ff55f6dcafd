package dev.plumbline.ingestion.packaged;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.ingestion.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service with a heap of 128 MB")
class HeapIT {
    private static final int AT_ONCE = 60;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void outlives_sixty_bodies_of_five_megabytes_at_once_and_events_that_swell_when_they_are_read() throws Exception {
        try (var service = new PackagedService(folder, Map.of())) {
            var batch = "[" + " ".repeat(4_900_000) + resolved("e") + "]";
            // A list in a list in a list: three bytes of text, seventy of memory.
            var swelling = event(
                    "swelling",
                    "conversation.message",
                    "2026-02-01T09:30:00Z",
                    "{\"author\": \"customer\", \"x\": [" + "[],".repeat(320_000) + "[]]}");
            for (var round = 0; round < 3; round++) {
                var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
                for (var count = 0; count < AT_ONCE; count++) {
                    answers.add(post(
                            service, count % 2 == 0 ? Samples.BATCH : Samples.ONE, count % 2 == 0 ? batch : swelling));
                }
                for (var answer : answers) {
                    assertThat(answer.join().statusCode())
                            .as(answer.join().body())
                            .isIn(202, 503);
                }
            }
            assertThat(service.isRunning()).isTrue();
            assertThat(post(service, Samples.ONE, resolved("after")).join().statusCode())
                    .isEqualTo(202);
            assertThat(service.idsOnTopic()).contains("after");
        }
    }

    private static CompletableFuture<HttpResponse<String>> post(
            PackagedService service, String contentType, String body) {
        return service.client()
                .sendAsync(
                        service.post(contentType)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
    }
}
