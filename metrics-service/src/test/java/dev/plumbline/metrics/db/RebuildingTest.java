package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Tenant;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.Rebuild;
import dev.plumbline.metrics.fact.Rebuilds;
import dev.plumbline.metrics.kpi.RandomSupport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A rebuild")
class RebuildingTest {
    private static final String AT_THE_SURVEYS = """
            insert into rebuild (tenant_id, state, cause, tenant, step, done_to, done, total, started_at)
            values ('%s', 'running', 'request', '%s', 'surveys', '', 25, 40, '2026-05-01T00:00:00Z')""";

    @Inject
    Projection projection;

    @Inject
    Rebuilds rebuilds;

    @Inject
    TenantTransaction transactions;

    @Inject
    TenantRegistry registry;

    @BeforeEach
    void know_the_tenants() {
        await().until(registry::isLoaded);
    }

    @Test
    void goes_on_after_a_restart_where_it_was() {
        // Given
        var tenant = told("resumed");
        execute(tenant, "update contact set category = 'lost'");
        execute(tenant, "update survey set comment = 'lost'");

        // When a process has ended between contacts and surveys
        execute(tenant, AT_THE_SURVEYS.formatted(tenant, "{\"id\": \"resumed\", \"name\": \"resumed\"}"));
        await().until(() -> latest(tenant).state() == Rebuild.State.DONE);

        // Then
        assertThat(count(tenant, "survey where comment = 'lost'")).isZero();
        assertThat(count(tenant, "contact where category <> 'lost'")).isZero();
        assertThat(latest(tenant).startedAt()).isEqualTo("2026-05-01T00:00:00Z");
        assertThat(latest(tenant).done())
                .isGreaterThan(25)
                .isEqualTo(latest(tenant).total().getAsLong());
    }

    @Test
    void begins_again_when_a_setting_changes_under_way() {
        // Given
        var tenant = told("unsettled");
        execute(tenant, "update contact set category = 'lost'");

        // When
        execute(
                tenant,
                AT_THE_SURVEYS.formatted(
                        tenant, "{\"id\": \"unsettled\", \"name\": \"unsettled\", \"repeatContactWindow\": \"PT1H\"}"));
        await().until(() -> latest(tenant).state() == Rebuild.State.DONE);

        // Then
        assertThat(count(tenant, "contact where category = 'lost'")).isZero();
    }

    @Test
    void fails_with_the_reason_when_an_event_cannot_be_read_and_can_be_asked_for_again() {
        // Given
        var tenant = told("failing");
        execute(tenant, """
                insert into event (tenant_id, source, id, type, subject, time, time_nanos, data, digest, arrived_at)
                values ('failing', '/desk', 'broken', 'conversation.opened', 'conv-1', now(), 0, '{}', '', now())""");

        // When
        rebuilds.ask(tenant(tenant));
        await().until(() -> latest(tenant).state() == Rebuild.State.FAILED);

        // Then
        assertThat(latest(tenant).error().orElseThrow()).contains("/desk broken");
        assertThat(latest(tenant).finishedAt()).isPresent();

        // When
        execute(tenant, "delete from event where id = 'broken'");
        rebuilds.ask(tenant(tenant));

        // Then
        await().until(() -> latest(tenant).state() == Rebuild.State.DONE);
        assertThat(latest(tenant).error()).isEmpty();
    }

    @Test
    void happens_once_at_a_time_and_to_one_tenant() {
        var tenant = told("asked-twice");
        var other = told("not-asked");

        var first = rebuilds.ask(tenant(tenant));
        var second = rebuilds.ask(tenant(tenant));

        assertThat(first.state()).isEqualTo(Rebuild.State.RUNNING);
        assertThat(second.startedAt()).isEqualTo(first.startedAt());
        await().until(() -> latest(tenant).state() == Rebuild.State.DONE);
        assertThat(rebuilds.ask(tenant(tenant)).startedAt()).isAfter(first.startedAt());
        assertThat(rebuilds.latest(other)).isEmpty();
    }

    private String told(String tenant) {
        var events = new RandomSupport(tenant.hashCode())
                .events(300).stream()
                        .map(it -> new Received(tenant, it, EventReader.write(it), RandomSupport.START))
                        .toList();
        transactions.acrossTenants(connection -> {
            projection.handle(connection, events);
            return null;
        });
        return tenant;
    }

    private static Tenant tenant(String id) {
        return Tenant.named(id, id, List.of());
    }

    private Rebuild latest(String tenant) {
        return rebuilds.latest(tenant).orElseThrow();
    }

    private void execute(String tenant, String sql) {
        transactions.run(tenant, connection -> {
            try (var statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
            }
        });
    }

    private long count(String tenant, String rows) {
        return transactions.in(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var counted = statement.executeQuery("select count(*) from " + rows)) {
                counted.next();
                return counted.getLong(1);
            }
        });
    }
}
