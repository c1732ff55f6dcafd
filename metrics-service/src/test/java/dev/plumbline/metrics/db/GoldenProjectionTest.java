package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Golden;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The golden events, stored and folded in the database,")
class GoldenProjectionTest {
    private static final Instant ARRIVAL = Instant.parse("2026-05-01T00:00:00Z");

    @Inject
    Projection projection;

    @Inject
    TenantTransaction transactions;

    @Inject
    Figures figures;

    @Inject
    TenantRegistry registry;

    static Stream<Arguments> folders_and_seeds() {
        return Golden.folders().stream()
                .flatMap(folder -> LongStream.rangeClosed(1, 3).mapToObj(seed -> Arguments.of(folder, seed)));
    }

    @ParameterizedTest
    @MethodSource("folders_and_seeds")
    void give_the_golden_figures_in_any_order_and_batching(Path folder, long seed) throws Exception {
        // Given
        await().until(registry::isLoaded);
        var tenant = "golden-%d-%d".formatted(Math.abs(folder.toString().hashCode()), seed);
        var random = new Random(seed);
        var events = new ArrayList<>(Golden.events(folder));
        Collections.shuffle(events, random);

        // When
        for (var start = 0; start < events.size(); ) {
            var end = Math.min(events.size(), start + 1 + random.nextInt(900));
            take(tenant, events.subList(start, end));
            start = end;
        }
        take(tenant, events.subList(0, Math.min(700, events.size())));

        // Then
        for (var file : Golden.files(folder)) {
            Golden.compare(file, (selections, query) -> figures.answer(tenant, selections, query));
        }
    }

    private void take(String tenant, List<CloudEvent> batch) throws InvalidEventException, IOException {
        var received = new ArrayList<Received>();
        for (var event : batch) {
            received.add(new Received(tenant, EventReader.read(event), event, ARRIVAL));
        }
        transactions.acrossTenants(connection -> {
            projection.handle(connection, received);
            return null;
        });
        assertThat(received).isNotEmpty();
    }
}
