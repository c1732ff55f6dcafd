package dev.plumbline.ingestion.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant's key ring")
class KeyRingTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void tells_the_services_of_both_secrets_while_a_key_is_rotating() {
        var ring = ring(key("a", Scope.READ)).rotated("a", secret("new"), NOON.plusSeconds(60), NOON);

        assertThat(ring.published(NOON))
                .containsExactly(
                        new Tenant.Key("a", "p-new", "new", Set.of(Scope.READ), Optional.empty()),
                        new Tenant.Key("a", "p-a", "a", Set.of(Scope.READ), Optional.of(NOON.plusSeconds(60))));
        assertThat(ring.published(NOON.plusSeconds(60)))
                .extracting(Tenant.Key::hash)
                .containsExactly("new");
        assertThat(state(ring, NOON)).isEqualTo(ApiKey.State.ROTATING);
        assertThat(state(ring, NOON.plusSeconds(60))).isEqualTo(ApiKey.State.ACTIVE);
    }

    @Test
    void never_lets_an_old_secret_outlive_its_key() {
        var ring = ring(expiring("a", NOON.plusSeconds(10), Scope.READ))
                .rotated("a", secret("new"), NOON.plusSeconds(60), NOON);

        assertThat(ring.published(NOON))
                .allSatisfy(key -> assertThat(key.expiresAt()).contains(NOON.plusSeconds(10)));
    }

    @Test
    void gives_a_key_no_third_secret_while_two_are_good() {
        var end = NOON.plusSeconds(60);
        var ring = ring(key("a", Scope.READ)).rotated("a", secret("second"), end, NOON);

        assertRefused(409, "good until " + end, () -> ring.rotated("a", secret("third"), end, NOON.plusSeconds(59)));

        assertThat(ring.rotated("a", secret("third"), end.plusSeconds(60), end).published(end))
                .extracting(Tenant.Key::hash)
                .containsExactly("third", "second");
    }

    @Test
    void tells_nothing_of_a_key_that_has_expired_and_gives_it_no_new_secret() {
        var ring = ring(key("a", Scope.ADMIN), expiring("b", NOON, Scope.READ));

        assertThat(ring.published(NOON)).extracting(Tenant.Key::id).containsExactly("a");
        assertRefused(409, "create another", () -> ring.rotated("b", secret("new"), NOON.plusSeconds(1), NOON));
    }

    @Test
    void keeps_the_last_key_that_may_make_others() {
        var ring = ring(key("a", Scope.ADMIN), key("b", Scope.INGEST), expiring("c", NOON, Scope.ADMIN));

        assertRefused(409, "last API key with the scope 'admin'", () -> ring.without("a", NOON));
        assertThat(ring.without("b", NOON).find("b")).isEmpty();
        assertThat(ring.without("c", NOON).find("c")).isEmpty();
        assertThat(ring.with(key("d", Scope.ADMIN)).without("a", NOON).find("a"))
                .isEmpty();
    }

    @Test
    void knows_nothing_of_a_key_that_is_not_on_it() {
        assertRefused(404, "no API key", () -> ring(key("a", Scope.ADMIN)).without("b", NOON));
        assertRefused(
                404, "no API key", () -> ring(key("a", Scope.ADMIN)).rotated("b", secret("x"), NOON.plus(DAY), NOON));
    }

    @Test
    void holds_so_many_keys_and_no_more() {
        var full = new KeyRing(IntStream.range(0, KeyRing.MOST)
                .mapToObj(number -> key("k" + number, Scope.ADMIN))
                .toList());

        assertRefused(409, "200", () -> full.with(key("one more", Scope.READ)));
        assertThat(full.with(key("k7", Scope.READ)).keys()).hasSize(KeyRing.MOST);
    }

    private static final Duration DAY = Duration.ofDays(1);

    private static KeyRing ring(ApiKey... keys) {
        return new KeyRing(List.of(keys));
    }

    private static ApiKey.State state(KeyRing ring, Instant at) {
        return ring.keys().getFirst().state(at);
    }

    private static ApiKey key(String id, Scope... scopes) {
        return key(id, Optional.empty(), scopes);
    }

    private static ApiKey expiring(String id, Instant end, Scope... scopes) {
        return key(id, Optional.of(end), scopes);
    }

    private static ApiKey key(String id, Optional<Instant> end, Scope... scopes) {
        return new ApiKey(
                id,
                "Key " + id,
                Set.copyOf(Arrays.asList(scopes)),
                NOON.minus(DAY),
                end,
                secret(id),
                Optional.empty(),
                Optional.empty());
    }

    private static ApiKey.Secret secret(String hash) {
        return new ApiKey.Secret("p-" + hash, hash);
    }

    private static void assertRefused(int status, String why, Runnable change) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(change::run)
                .withMessageContaining(why)
                .satisfies(it -> assertThat(it.status()).isEqualTo(status));
    }
}
