package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A metrics service that is killed in the middle of a load of 100,000 events")
class CrashIT {
    private static final int CONVERSATIONS = 25_000;
    private static final int EVENTS_EACH = 4;
    private static final int LINES_A_POST = 5_000;
    private static final Instant OPENED = Instant.parse("2026-02-02T09:00:00Z");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void loses_nothing_and_counts_nothing_twice() throws Exception {
        try (var suite = Suite.start(SuiteOptions.forTests(data))) {
            // Given
            var api = Api.ofNewTenant(suite, "crash");
            var posting = CompletableFuture.supplyAsync(() -> post(api));
            await().atMost(Duration.ofSeconds(60)).until(() -> resolved(api) > CONVERSATIONS / 20);

            // When
            suite.kill(Service.METRICS);
            var accepted = posting.join();
            suite.startService(Service.METRICS);

            // Then
            assertThat(accepted).isEqualTo(CONVERSATIONS * EVENTS_EACH);
            await().atMost(Duration.ofMinutes(3)).until(() -> resolved(api) == CONVERSATIONS);
            assertThat(api.figure("conversation_volume", "2026-02-01", "2026-03-01")
                            .get("value")
                            .asInt())
                    .isEqualTo(CONVERSATIONS);
            // Work is summed over its events: one that counted twice would show.
            assertThat(api.figure("average_handle_time", "2026-02-01", "2026-03-01")
                            .get("mean")
                            .asDouble())
                    .isEqualTo(60);
        }
    }

    private static int post(Api api) {
        try {
            var accepted = 0;
            var lines = new ArrayList<String>();
            for (var index = 0; index < CONVERSATIONS; index++) {
                lines.addAll(conversation(index));
                if (lines.size() >= LINES_A_POST) {
                    accepted += api.postLines(lines);
                    lines.clear();
                }
            }
            return lines.isEmpty() ? accepted : accepted + api.postLines(lines);
        } catch (Exception failure) {
            throw new IllegalStateException("The load could not be posted", failure);
        }
    }

    private static List<String> conversation(int number) {
        return List.of(
                event(
                        number,
                        1,
                        0,
                        "opened",
                        "{\"channel\":\"chat\",\"customerId\":\"customer-%d\"}".formatted(number % 500)),
                event(number, 2, 60, "message", "{\"author\":\"human\",\"agentId\":\"kim\"}"),
                event(number, 3, 90, "work_logged", "{\"agentId\":\"kim\",\"seconds\":60}"),
                event(number, 4, 120, "resolved", "{\"by\":\"human\"}"));
    }

    private static String event(int conversation, int number, int second, String type, String data) {
        return """
        {"specversion":"1.0","id":"%d-%d","source":"/crash","type":"conversation.%s","subject":"conversation-%d",\
        "time":"%s","data":%s}""".formatted(conversation, number, type, conversation, OPENED.plusSeconds(second + conversation), data);
    }

    private static int resolved(Api api) throws Exception {
        return api.figure("resolution_rate", "2026-02-01", "2026-03-01")
                .get("numerator")
                .asInt();
    }
}
