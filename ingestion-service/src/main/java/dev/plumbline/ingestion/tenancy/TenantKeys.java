package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Gives a tenant's programs their keys, renews them and takes them away. What cannot be is refused as a {@link Problem}. */
@ApplicationScoped
public class TenantKeys {
    /** The key that the embedded mode is given at its start. */
    static final String EMBEDDED = "embedded";

    /** How long the old secret is good beside a new one, unless somebody says otherwise: time to change it everywhere. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final ApiKeyStore store;
    private final KeyHash hash;
    private final InstantSource clock;
    private final boolean embedded;

    TenantKeys(ApiKeyStore store, KeyHash hash, InstantSource clock, KitConfig config) {
        this.store = store;
        this.hash = hash;
        this.clock = clock;
        this.embedded = config.embedded();
    }

    /** A key with its secret, which is known this once. */
    public record Issued(ApiKey key, KeySecret secret) {}

    public List<ApiKey> list(String tenant, Optional<ApiKeyStore.Position> after, int limit) {
        return store.list(tenant, after, limit);
    }

    /** The key and its secret, and nothing kept yet: for a tenant that is only being made. */
    public Issued draft(NewApiKey wish) {
        var now = now();
        require("The API key cannot be made.", wish.violations(now));
        var secret = KeySecret.random();
        return new Issued(wish.key(UUID.randomUUID().toString(), secret.kept(hash), now), secret);
    }

    public Issued issue(String tenant, NewApiKey wish) {
        var issued = draft(wish);
        change(tenant, ring -> ring.with(issued.key()));
        return issued;
    }

    /**
     * A new secret for a key; the old one is good for a while.
     *
     * @param oldValidUntil RFC 3339; a day from now when it is absent
     */
    public Issued rotate(String tenant, String id, Optional<String> oldValidUntil) {
        refuseGivenAtStart(id);
        var now = now();
        var until = until(oldValidUntil, now);
        var secret = KeySecret.random();
        var ring = change(tenant, it -> it.rotated(id, secret.kept(hash), until, now));
        return new Issued(ring.find(id).orElseThrow(), secret);
    }

    /** Ends a key at once; all services know it within seconds. */
    public void revoke(String tenant, String id) {
        refuseGivenAtStart(id);
        var now = now();
        change(tenant, ring -> ring.without(id, now));
    }

    private KeyRing change(String tenant, UnaryOperator<KeyRing> change) {
        return store.change(tenant, change).orElseThrow(() -> Problem.notFound("This tenant is not kept here."));
    }

    /** Whether a key was given at the start of the embedded mode, whose own it is: it can be neither changed nor revoked. */
    public boolean isGivenAtStart(String id) {
        return embedded && id.equals(EMBEDDED);
    }

    private void refuseGivenAtStart(String id) {
        if (isGivenAtStart(id)) {
            throw Problem.of(
                    409,
                    "Conflict",
                    "This is the key that Plumbline was started with. To change it, start again with another value of the "
                            + "environment variable PLUMBLINE_API_KEY.");
        }
    }

    private static Instant until(Optional<String> wish, Instant now) {
        var violations = new ArrayList<Violation>();
        wish.ifPresent(text -> FutureTime.check(text, "/oldValidUntil", now, violations));
        var latest = now.plus(LONGEST_OVERLAP);
        if (violations.isEmpty()
                && wish.map(Rfc3339::parse).filter(latest::isBefore).isPresent()) {
            violations.add(new Violation("/oldValidUntil", "must not be later than " + latest));
        }
        require("The API key cannot be rotated.", violations);
        return wish.map(Rfc3339::parse).orElse(now.plus(OVERLAP));
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void require(String otherwise, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problem.badRequest(otherwise).with(violations);
        }
    }
}
