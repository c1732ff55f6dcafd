package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.webhook.WebhookToken;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** A webhook's address; a revoked one's row stays, so that what it did can be told. */
// Changes name their columns: a refusal must not write back a time of use that it read before.
@DynamicUpdate
@Entity
@Table(name = "webhook_token")
class WebhookTokenEntity {
    /** Addresses are counted in their tenant. */
    @Embeddable
    record Id(
            @Column(name = "tenant_id") String tenantId,
            @Column(name = "id") String id) {}

    @EmbeddedId
    Id id;

    String provider;

    String name;

    @Column(name = "allows_unsigned")
    boolean allowsUnsigned;

    String prefix;

    String hash;

    @Column(name = "previous_hash")
    String previousHash;

    @Column(name = "previous_hash_until")
    Instant previousHashUntil;

    /** Whether the token was used since it took the place of another. */
    @Column(name = "hash_used")
    boolean hashUsed;

    byte[] secret;

    @Column(name = "previous_secret")
    byte[] previousSecret;

    @Column(name = "previous_secret_until")
    Instant previousSecretUntil;

    /** Whether the secret was used since it took the place of another. */
    @Column(name = "secret_used")
    boolean secretUsed;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "last_refused_at")
    Instant lastRefusedAt;

    @Column(name = "last_refusal")
    String lastRefusal;

    /** The token that was in use until now stays good until then. */
    void replaceToken(String newPrefix, String newHash, Instant oldValidUntil, Instant now) {
        if (hashUsed || !isAhead(previousHashUntil, now)) {
            previousHash = hash;
        }
        previousHashUntil = oldValidUntil;
        prefix = newPrefix;
        hash = newHash;
        hashUsed = false;
    }

    /** The secret that was in use until now, if there was one, stays good until then. */
    void replaceSecret(byte[] newSecret, Instant oldValidUntil, Instant now) {
        if (secretUsed || !isAhead(previousSecretUntil, now)) {
            previousSecret = secret;
        }
        previousSecretUntil = previousSecret == null ? null : oldValidUntil;
        secret = newSecret;
        secretUsed = false;
        allowsUnsigned = false;
    }

    private static boolean isAhead(Instant end, Instant now) {
        return end != null && now.isBefore(end);
    }

    WebhookToken token() {
        return new WebhookToken(
                id.id(),
                provider,
                name,
                prefix,
                secret != null,
                allowsUnsigned,
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(previousHashUntil),
                Optional.ofNullable(previousSecretUntil),
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(lastRefusedAt).map(at -> new WebhookToken.Refusal(at, lastRefusal)));
    }
}
