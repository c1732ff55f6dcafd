package dev.plumbline.kit.security;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RetriableException;

/** The tenants and their API keys, in memory, as the topic {@code tenant.registry} last told. */
@ApplicationScoped
public class TenantRegistry {
    /** A key, whose it is, and when it was last used here: that goes on when the tenant changes. */
    record Held(Tenant tenant, Tenant.Key key, LastUse lastUse) {}

    private record Snapshot(Map<String, Tenant> tenants, Map<String, Held> byHash) {}

    private final KeyHash hash;
    private final InstantSource clock;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Map.of());
    private volatile boolean loaded;

    public TenantRegistry(KeyHash hash, InstantSource clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /** Whether the topic was read to its end at least once; before that an unknown key may be a good one. */
    public boolean isLoaded() {
        return loaded;
    }

    /**
     * Asks that the topic was read, by work that would come out wrong with a tenant's settings unknown.
     *
     * @throws NotLoadedException while it was not; worth waiting for
     */
    public void requireLoaded() {
        if (!loaded) {
            throw new NotLoadedException();
        }
    }

    /** The tenants are not known yet. */
    public static final class NotLoadedException extends RetriableException {
        private NotLoadedException() {
            super("The tenant registry is still being read");
        }
    }

    public Optional<Tenant> tenant(String id) {
        return Optional.ofNullable(snapshot.tenants().get(id));
    }

    public Collection<Tenant> tenants() {
        return snapshot.tenants().values();
    }

    /** Whom a key belongs to and what it may do; empty when it is unknown, revoked or has expired. */
    public Optional<Credential> credential(String secret) {
        return Optional.ofNullable(snapshot.byHash().get(hash.of(secret)))
                .filter(held -> held.key()
                        .expiresAt()
                        .map(end -> clock.instant().isBefore(end))
                        .orElse(true))
                .map(held -> new Credential(
                        held.tenant(), held.key().id(), held.key().scopes(), held.lastUse()));
    }

    /** Whom a valid key names. */
    public record Credential(Tenant tenant, String keyId, Collection<Scope> scopes, LastUse lastUse) {}

    /** Says that a key opens a door just now, whether or not it may do what it asks for. */
    void noteUse(Credential credential) {
        credential.lastUse().note(clock.millis());
    }

    /** All keys there are. */
    Collection<Held> held() {
        return snapshot.byHash().values();
    }

    /** Takes the tenants as the whole topic tells them, all at once: nobody sees an older state of it pass by. */
    void replace(Map<String, Tenant> tenants) {
        snapshot = new Snapshot(Collections.unmodifiableMap(new TreeMap<>(tenants)), byHash(tenants.values()));
        loaded = true;
    }

    private Map<String, Held> byHash(Collection<Tenant> tenants) {
        return tenants.stream()
                .flatMap(tenant -> tenant.keys().stream().map(key -> held(tenant, key)))
                .collect(Collectors.toUnmodifiableMap(
                        held -> held.key().hash(), held -> held, (first, second) -> first));
    }

    private Held held(Tenant tenant, Tenant.Key key) {
        var before = snapshot.byHash().get(key.hash());
        return new Held(tenant, key, before == null ? new LastUse() : before.lastUse());
    }
}
