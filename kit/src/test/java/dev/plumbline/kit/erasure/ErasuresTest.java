package dev.plumbline.kit.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Header;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A service's erasures")
@Timeout(60)
class ErasuresTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    Erasures erasures;

    @Inject
    TenantTransaction transactions;

    private final String tenant = "tenant-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void take_what_was_accepted_or_happened_before_and_nothing_that_followed() {
        erase("ann", "erased-1", NOON);

        assertThat(customer(stored(opened("ann", NOON.minus(MINUTE), NOON)))).isEqualTo("erased-1");
        // An old export, imported after the erasure.
        assertThat(customer(stored(opened("ann", NOON, NOON.plus(MINUTE))))).isEqualTo("erased-1");
        // Its clock is ahead of ours.
        assertThat(customer(stored(opened("ann", NOON.plus(MINUTE), NOON)))).isEqualTo("erased-1");
        assertThat(customer(stored(opened("ann", NOON.plusMillis(1), NOON.plus(MINUTE)))))
                .isEqualTo("ann");
        assertThat(customer(stored(opened("bob", NOON.minus(MINUTE), NOON)))).isEqualTo("bob");
    }

    @Test
    void keep_the_pseudonym_and_the_later_time_of_one_who_is_erased_again() {
        erase("ann", "erased-1", NOON);

        var again = erase("ann", "erased-2", NOON.plus(MINUTE));
        var late = erase("ann", "erased-3", NOON);

        assertThat(again).isEqualTo(new CustomerErased(tenant, "ann", "erased-1", NOON.plus(MINUTE)));
        assertThat(late).isEqualTo(again);
    }

    @Test
    void are_one_tenants_own_and_kept_without_the_id() {
        erase("ann", "erased-1", NOON);

        assertThat(transactions.<Boolean>in(
                        "somebody-else",
                        connection -> erasures.since(connection, "somebody-else", NOON)
                                .isEmpty()))
                .isTrue();
        String row = transactions.in(tenant, connection -> {
            try (var select = connection.prepareStatement("select erasure::text from erasure");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        });
        assertThat(row).contains("erased-1").doesNotContain("ann");
    }

    @Test
    void know_a_pseudonym_for_the_erased_whom_it_stands_for() {
        erase("ann", "erased-1", NOON);

        var past = transactions.in(tenant, connection -> erasures.since(connection, tenant, NOON));

        assertThat(past.behind("erased-1")).contains(new CustomerErased(tenant, "erased-1", "erased-1", NOON));
        assertThat(past.behind("ann")).isEmpty();
    }

    @Test
    void wait_for_those_who_store_and_are_known_to_those_who_store_afterwards() throws Exception {
        var asked = new CountDownLatch(1);
        var store = new CountDownLatch(1);
        var storing = CompletableFuture.supplyAsync(() -> transactions.in(tenant, connection -> {
            var known = !erasures.since(connection, tenant, NOON).isEmpty();
            asked.countDown();
            waitFor(store);
            return known;
        }));
        asked.await();

        var erasing = CompletableFuture.supplyAsync(() -> erase("ann", "erased-1", NOON));

        await().during(Duration.ofMillis(300)).until(() -> !erasing.isDone());
        store.countDown();
        assertThat(storing.get()).isFalse();
        erasing.get();
        assertThat(customer(stored(opened("ann", NOON, NOON)))).isEqualTo("erased-1");
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private CustomerErased erase(String customer, String pseudonym, Instant at) {
        return transactions.in(
                tenant,
                connection -> erasures.remember(connection, new CustomerErased(tenant, customer, pseudonym, at)));
    }

    /** What a service that reads the event now keeps of it. */
    private Received stored(Received received) {
        return transactions.in(
                tenant,
                connection -> erasures.since(connection, tenant, PastErasures.reach(List.of(received)))
                        .anonymous(received));
    }

    private Received opened(String customer, Instant time, Instant arrivedAt) {
        var event = new ConversationEvent.Opened(
                Header.of("/desk", "e1", time, "c1"),
                Optional.of(customer),
                Channel.CHAT,
                ConversationEvent.Labels.NONE,
                Optional.empty(),
                Optional.of("Where is my order?"));
        return new Received(tenant, event, EventReader.write(event), arrivedAt);
    }

    private static String customer(Received received) {
        return ((ConversationEvent.Opened) received.event()).customerId().orElseThrow();
    }
}
