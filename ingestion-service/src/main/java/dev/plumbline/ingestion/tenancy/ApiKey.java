package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A tenant's API key that was not revoked.
 *
 * @param name for people
 * @param expiresAt when it ends; empty for never
 * @param secret what it is known by
 * @param former the secret before, while both open doors
 * @param lastUse when and where it last opened one; empty for never
 */
public record ApiKey(
        String id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Secret secret,
        Optional<Former> former,
        Optional<Use> lastUse) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /**
     * What is kept of a secret.
     *
     * @param prefix its first characters, to recognise it by
     */
    public record Secret(String prefix, String hash) {}

    /** A secret that another took the place of. */
    public record Former(Secret secret, Instant validUntil) {}

    /**
     * To within a few minutes.
     *
     * @param service whose door it opened
     */
    public record Use(Instant at, String service) {}

    /** What a key is at a time. */
    public enum State {
        /** Opens doors. */
        ACTIVE,
        /** Opens doors with two secrets: the old one must be replaced wherever it is in use. */
        ROTATING,
        /** Has come to its end. */
        EXPIRED
    }

    public State state(Instant now) {
        if (expiresAt.filter(end -> !now.isBefore(end)).isPresent()) {
            return State.EXPIRED;
        }
        return formerAt(now).isPresent() ? State.ROTATING : State.ACTIVE;
    }

    /** The secret before, if it still opens doors. */
    public Optional<Former> formerAt(Instant now) {
        return former.filter(it -> now.isBefore(it.validUntil()));
    }

    /** This key under another secret; the one it has goes on until then, or until the key ends. */
    ApiKey rotated(Secret next, Instant oldValidUntil) {
        var until = expiresAt.filter(oldValidUntil::isAfter).orElse(oldValidUntil);
        return new ApiKey(
                id, name, scopes, createdAt, expiresAt, next, Optional.of(new Former(secret, until)), lastUse);
    }

    /** What the services are told: an entry for each secret that opens doors. */
    List<Tenant.Key> published(Instant now) {
        if (state(now) == State.EXPIRED) {
            return List.of();
        }
        return Stream.concat(
                        Stream.of(new Tenant.Key(id, secret.prefix(), secret.hash(), scopes, expiresAt)),
                        formerAt(now).stream().map(this::published))
                .toList();
    }

    private Tenant.Key published(Former old) {
        return new Tenant.Key(id, old.secret().prefix(), old.secret().hash(), scopes, Optional.of(old.validUntil()));
    }
}
