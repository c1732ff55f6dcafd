package dev.plumbline.ingestion.packaged;

import static dev.plumbline.ingestion.Samples.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.ingestion.Samples;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A service that is asked to end under load")
class DrainIT {
    private static final int SENDERS = 16;
    private static final int DELAY_SECONDS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> cutOff = new ConcurrentLinkedQueue<>();
    private final AtomicInteger afterTheEnd = new AtomicInteger();
    private volatile boolean ending;
    private volatile boolean stopped;

    @Test
    void says_so_first_finishes_what_is_under_way_and_loses_nothing_that_it_acknowledged() throws Exception {
        try (var service = new PackagedService(folder, Map.of("QUARKUS_SHUTDOWN_DELAY", DELAY_SECONDS + "s"))) {
            // Given: senders of single events, and a stream of lines that is not at its end
            var senders = new ArrayList<Thread>();
            for (var sender = 0; sender < SENDERS; sender++) {
                var name = "s" + sender;
                senders.add(Thread.ofPlatform().start(() -> sendUntilStopped(service, name)));
            }
            var out = new PipedOutputStream();
            var stream = stream(service, new PipedInputStream(out, 1 << 20));
            out.write((resolved("line-1") + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 500);

            // When
            ending = true;
            service.terminate();
            await().atMost(Duration.ofSeconds(DELAY_SECONDS)).until(() -> !service.isReady());
            var beforeTheEnd = acknowledged.size();
            // Whoever spreads the requests needs a moment to see it.
            await().atMost(Duration.ofSeconds(DELAY_SECONDS)).until(() -> acknowledged.size() > beforeTheEnd + 100);
            stopped = true;
            for (var sender : senders) {
                sender.join();
            }
            out.write((resolved("line-2") + "\n").getBytes(StandardCharsets.UTF_8));
            out.close();

            // Then
            var answer = stream.join();
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"rejected\":[]}");
            await().atMost(Duration.ofSeconds(30)).until(() -> !service.isRunning());
            assertThat(cutOff).isEmpty();
            assertThat(afterTheEnd.get())
                    .as("events taken between the call to end and the last")
                    .isPositive();
            assertThat(service.idsOnTopic()).containsAll(acknowledged).contains("line-1", "line-2");
        }
    }

    private void sendUntilStopped(PackagedService service, String sender) {
        for (var number = 0; !stopped; number++) {
            var id = sender + "-" + number;
            try {
                var request = service.post(Samples.ONE)
                        .POST(BodyPublishers.ofString(resolved(id)))
                        .build();
                var response = service.client().send(request, BodyHandlers.ofString());
                if (response.statusCode() == 202) {
                    acknowledged.add(id);
                    if (ending) {
                        afterTheEnd.incrementAndGet();
                    }
                } else {
                    cutOff.add(id + " was answered " + response.statusCode() + ": " + response.body());
                }
            } catch (IOException broken) {
                cutOff.add(id + ": " + broken);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private static CompletableFuture<HttpResponse<String>> stream(PackagedService service, PipedInputStream lines) {
        var request = service.post(Samples.LINES)
                .POST(BodyPublishers.ofInputStream(() -> lines))
                .build();
        return service.client().sendAsync(request, BodyHandlers.ofString());
    }
}
