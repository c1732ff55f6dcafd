package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The suite")
class SuiteIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path data;

    @Test
    void starts_with_everything_ready_and_stops_within_ten_seconds() {
        // When
        var suite = Suite.start(SuiteOptions.forTests(data));
        // Then
        for (Service service : Service.values()) {
            assertThat(suite.isReady(service)).as(service.label()).isTrue();
        }
        // When
        Instant start = Instant.now();
        suite.close();
        // Then
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        for (Service service : Service.values()) {
            assertThat(suite.isRunning(service)).as(service.label()).isFalse();
        }
    }

    @Test
    void goes_on_after_a_service_was_killed_and_started_again() {
        var suite = SharedSuite.running();
        suite.kill(Service.METRICS);
        assertThat(suite.isRunning(Service.METRICS)).isFalse();
        suite.startService(Service.METRICS);
        assertThat(suite.isReady(Service.METRICS)).isTrue();
    }

    @Test
    void starts_a_service_again_that_crashed_when_it_is_supervised_and_says_so() {
        // Given
        var plain = SuiteOptions.forTests(data);
        var said = new CopyOnWriteArrayList<String>();
        var supervised = new SuiteOptions(plain.root(), plain.data(), plain.ports(), plain.apiKey(), true, said::add);
        try (var suite = Suite.start(supervised)) {
            // When
            suite.kill(Service.ALERT);
            // Then
            await().atMost(Duration.ofSeconds(90)).until(() -> suite.isReady(Service.ALERT));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(said)
                            .anyMatch(line -> line.contains("ended unexpectedly"))
                            .anyMatch(line -> line.endsWith("runs again.")));
        }
    }
}
