package dev.plumbline.alert.observe;

import static dev.plumbline.alert.Events.answered;
import static dev.plumbline.alert.Events.csat;
import static dev.plumbline.alert.Events.fresh;
import static dev.plumbline.alert.Events.opened;
import static dev.plumbline.alert.Events.stale;
import static dev.plumbline.alert.Events.vip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("What is known, kept in PostgreSQL")
class StoredKnowledgeTest {
    private static final Instant START = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    ObserveEvents observe;

    @Inject
    AlertStore alerts;

    @Inject
    TenantTransaction transactions;

    @Test
    void gives_the_alerts_that_the_rules_give_in_memory_for_random_histories() {
        for (var seed = 0; seed < 250; seed++) {
            var random = new Random(seed);
            var tenant = "seed-" + seed;
            var history = history(tenant, random);
            var expected = new InMemory();
            expected.take(history);

            var events = new ArrayList<>(history);
            history.stream().filter(event -> random.nextInt(3) == 0).forEach(events::add);
            Collections.shuffle(events, random);
            for (var from = 0; from < events.size(); ) {
                var to = Math.min(events.size(), from + 1 + random.nextInt(4));
                take(List.copyOf(events.subList(from, to)));
                from = to;
            }

            assertThat(essence(stored(tenant)))
                    .as("seed " + seed)
                    .isEqualTo(essence(expected.alerts().values()));
        }
    }

    @Test
    void does_not_miss_the_vip_that_another_consumer_hears_of_at_the_same_moment() throws InterruptedException {
        var tenant = "same-moment";
        take(List.of(fresh(tenant, opened("o1", START, "conv-1", "cust-1"))));
        var answerTaken = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var consumers = Executors.newVirtualThreadPerTaskExecutor()) {
            consumers.execute(() -> transactions.acrossTenants(connection -> {
                observe.observe(List.of(fresh(tenant, csat("a1", START, "conv-1", "s1", 1))));
                answerTaken.countDown();
                uninterrupted(mayCommit);
                return null;
            }));
            answerTaken.await();
            var other = consumers.submit(() -> take(List.of(fresh(tenant, vip("v1", START, "cust-1", true)))));
            await().until(() -> other.isDone() || isWaitingForALock());
            mayCommit.countDown();
        }

        assertThat(stored(tenant)).extracting(Alert::stateName).containsExactly("firing");
    }

    private void take(List<Received> events) {
        transactions.acrossTenants(connection -> {
            observe.observe(events);
            return null;
        });
    }

    private List<Alert> stored(String tenant) {
        var all = new AlertStore.Filter(Optional.empty(), Optional.empty(), Optional.empty());
        return transactions.in(tenant, connection -> alerts.list(tenant, all, Optional.empty(), 100));
    }

    private boolean isWaitingForALock() {
        return transactions.acrossTenants(connection -> {
            try (var select = connection.prepareStatement(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1) > 0;
            }
        });
    }

    private static Map<String, List<Object>> essence(Iterable<Alert> alerts) {
        var essence = new TreeMap<String, List<Object>>();
        alerts.forEach(alert -> essence.put(
                alert.fingerprint(),
                List.of(
                        alert.id(),
                        alert.stateName(),
                        alert.summary(),
                        alert.startedAt(),
                        alert.customerId(),
                        alert.evidence())));
        return essence;
    }

    /** Few ids and few moments, a nanosecond apart, so that everything meets everything. */
    private static List<Received> history(String tenant, Random random) {
        var events = new ArrayList<Received>();
        var size = 3 + random.nextInt(8);
        for (var index = 0; index < size; index++) {
            var id = "e" + index;
            var time = START.plusNanos(random.nextInt(4));
            var conversation = "conv-" + random.nextInt(2);
            var customer = random.nextInt(3) == 0 ? null : "cust-" + random.nextInt(2);
            var event = switch (random.nextInt(4)) {
                case 0 -> opened(id, time, conversation, customer);
                case 1 -> vip(id, time, "cust-" + random.nextInt(2), random.nextInt(3) > 0);
                default ->
                    answered(
                            id,
                            time,
                            conversation,
                            "s" + random.nextInt(2),
                            SurveyKind.CSAT,
                            1 + random.nextInt(4),
                            null,
                            customer);
            };
            events.add(random.nextInt(4) == 0 ? stale(tenant, event) : fresh(tenant, event));
        }
        return events;
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
