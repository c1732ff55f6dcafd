package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.Tenant;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.Rebuild;
import dev.plumbline.metrics.fact.Rebuilds;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Golden;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of each table: rows that say something else, one that is missing, and one that no event makes. */
    private static final List<String> DAMAGE = List.of(
            "update contact set path = 'human_only', category = 'lost', resolved = not resolved, repeat_of = null,"
                    + " repeated = false, first_response = 1, vip = 'true'",
            "delete from contact where id = (select min(id) from contact)",
            "insert into contact select (jsonb_populate_record(c, '{\"id\": \"no-event\"}')).* from contact c limit 1",
            "update review set score = 1, conversation_id = 'no-event'",
            "update survey set score = 1, sent_at = null, named_customer = 'nobody'",
            "delete from survey where survey_id = (select min(survey_id) from survey)",
            "insert into survey select (jsonb_populate_record(s, '{\"survey_id\": \"no-event\"}')).* from survey s limit 1",
            "update cost set amount = amount * 2",
            "insert into cost select (jsonb_populate_record(c, '{\"id\": \"no-event\"}')).* from cost c limit 1",
            "update customer set segment = 'lost', region = null, first_seen = first_seen - interval '1 year',"
                    + " stale = false, activity_changes = '{}', departed_at = '{}'",
            "delete from customer where customer_id = (select min(customer_id) from customer)",
            "insert into customer (tenant_id, customer_id, first_seen, activity_changes, stale)"
                    + " select tenant_id, 'no-event', first_seen, array[first_seen], false from customer limit 1",
            "delete from customer_health");

    @Inject
    Projection projection;

    @Inject
    TenantTransaction transactions;

    @Inject
    Figures figures;

    @Inject
    TenantRegistry registry;

    @Inject
    Rebuilds rebuilds;

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
        compare(folder, tenant);
    }

    static List<Path> folders() {
        return Golden.folders();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void give_the_golden_figures_after_a_rebuild_of_facts_that_are_all_wrong(Path folder) throws Exception {
        // Given
        var tenant = takeAll(folder, "damaged");
        for (var damage : DAMAGE) {
            execute(tenant, damage);
        }
        assertThatThrownBy(() -> compare(folder, tenant)).isInstanceOf(AssertionError.class);

        // When
        rebuilds.ask(Tenant.named(tenant, tenant, List.of()));
        await().atMost(PATIENCE).until(() -> isDone(tenant));

        // Then
        compare(folder, tenant);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void give_the_golden_figures_after_a_rebuild_of_facts_that_are_all_gone(Path folder) throws Exception {
        // Given
        var tenant = takeAll(folder, "gone");
        for (var table : List.of("contact", "review", "survey", "cost", "customer_health", "customer")) {
            execute(tenant, "delete from " + table);
        }

        // When
        rebuilds.ask(Tenant.named(tenant, tenant, List.of()));
        await().atMost(PATIENCE).until(() -> isDone(tenant));

        // Then
        compare(folder, tenant);
    }

    @ParameterizedTest
    @MethodSource("folders")
    void give_the_same_figures_all_the_time_while_they_are_rebuilt(Path folder) throws Exception {
        // Given
        var tenant = takeAll(folder, "meanwhile");
        var file = Golden.files(folder).getFirst();

        // When
        rebuilds.ask(Tenant.named(tenant, tenant, List.of()));

        // Then
        var asked = 0;
        do {
            Golden.compare(file, (selections, query) -> figures.answer(tenant, selections, query));
            asked++;
        } while (!isDone(tenant));
        assertThat(asked).isGreaterThan(1);
    }

    private String takeAll(Path folder, String what) throws Exception {
        await().until(registry::isLoaded);
        var tenant = "golden-%d-%s".formatted(Math.abs(folder.toString().hashCode()), what);
        take(tenant, Golden.events(folder));
        // Also folds the customers, which happens behind the events.
        compare(folder, tenant);
        return tenant;
    }

    private void compare(Path folder, String tenant) throws IOException {
        for (var file : Golden.files(folder)) {
            Golden.compare(file, (selections, query) -> figures.answer(tenant, selections, query));
        }
    }

    private boolean isDone(String tenant) {
        var rebuild = rebuilds.latest(tenant).orElseThrow();
        assertThat(rebuild.error()).isEmpty();
        return rebuild.state() == Rebuild.State.DONE;
    }

    /** Sees only what is the tenant's. */
    private void execute(String tenant, String sql) {
        transactions.run(tenant, connection -> {
            try (var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        });
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
