package dev.plumbline.ingestion.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The turns of help desks")
class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Turns turns = new Turns();

    @Test
    void are_awaited_by_the_same_help_desk_of_the_same_tenant_only() throws Exception {
        try (var held = turn("acme", "zendesk");
                var others = Executors.newSingleThreadExecutor()) {
            assertThat(held).isNotNull();
            assertThat(others.submit(() -> came("acme", "zendesk")).get()).isFalse();
            assertThat(others.submit(() -> came("acme", "chatwoot")).get()).isTrue();
            assertThat(others.submit(() -> came("globex", "zendesk")).get()).isTrue();
        }
        assertThat(came("acme", "zendesk")).isTrue();
        assertThat(turns.people()).isZero();
    }

    @Test
    void are_refused_at_once_when_too_many_wait() {
        var waiting = new ArrayList<CompletableFuture<Void>>();
        try (var threads = Executors.newCachedThreadPool()) {
            try (var held = turn("acme", "zendesk")) {
                assertThat(held).isNotNull();
                for (var one = 1; one < Turns.MOST_AT_ONCE; one++) {
                    waiting.add(CompletableFuture.runAsync(
                            () -> turn("acme", "zendesk").close(), threads));
                }
                await().atMost(LONG).until(() -> turns.people() == Turns.MOST_AT_ONCE);

                assertThat(turns.await("acme", "zendesk", LONG)).isEmpty();
            }
            assertThat(waiting).allSatisfy(it -> assertThat(it).succeedsWithin(LONG));
        }
        assertThat(turns.people()).isZero();
    }

    private Turns.Turn turn(String tenant, String provider) {
        return turns.await(tenant, provider, LONG).orElseThrow();
    }

    private boolean came(String tenant, String provider) {
        Optional<Turns.Turn> turn = turns.await(tenant, provider, SHORT);
        turn.ifPresent(Turns.Turn::close);
        return turn.isPresent();
    }
}
