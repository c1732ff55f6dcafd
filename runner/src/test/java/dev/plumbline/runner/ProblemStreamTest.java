package dev.plumbline.runner;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stream of problems")
class ProblemStreamTest {
    @TempDir
    Path folder;

    @Test
    void passes_on_warnings_and_errors_once_and_nothing_else() throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        Path log = Files.writeString(folder.resolve("metrics.log"), "12:00:00.000 ERROR [a] old\n");
        try (var stream = ProblemStream.of(Map.of("metrics", log), said::add)) {
            assertThat(stream).isNotNull();
            Files.writeString(log, """
                    12:00:01.001 INFO  [d.p.Metrics] An ERROR in passing is none
                    12:00:01.002 WARN  [d.p.Metrics] Broker 1 is away
                    12:00:02.003 WARN  [d.p.Metrics] Broker 1 is away
                    2026-11-22 12:00:03,004 ERROR [d.p.Metrics] Worse
                    """, APPEND);
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(said)
                            .isEqualTo(List.of(
                                    "metrics: 12:00:01.002 WARN  [d.p.Metrics] Broker 1 is away",
                                    "metrics: 2026-11-22 12:00:03,004 ERROR [d.p.Metrics] Worse")));
        }
    }
}
