package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Scope;
import dev.plumbline.ingestion.tenancy.ApiKey;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An API key's row; a revoked key's stays, so that what it did can be told. */
// Changes name their columns: a new secret must not write back a time of use that was read before.
@DynamicUpdate
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
    /** Keys are counted in their tenant. */
    @Embeddable
    record Id(
            @Column(name = "tenant_id") String tenantId,
            @Column(name = "id") String id) {}

    @EmbeddedId
    Id id;

    String name;

    String prefix;

    String hash;

    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] scopes;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    @Column(name = "previous_prefix")
    String previousPrefix;

    @Column(name = "previous_hash")
    String previousHash;

    @Column(name = "previous_valid_until")
    Instant previousValidUntil;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "last_used_by")
    String lastUsedBy;

    /** When it was made and used is not for a change to say. */
    void apply(ApiKey key) {
        name = key.name();
        prefix = key.secret().prefix();
        hash = key.secret().hash();
        scopes = key.scopes().stream().map(Scope::name).sorted().toArray(String[]::new);
        expiresAt = key.expiresAt().orElse(null);
        revokedAt = null;
        var former = key.former();
        previousPrefix = former.map(it -> it.secret().prefix()).orElse(null);
        previousHash = former.map(it -> it.secret().hash()).orElse(null);
        previousValidUntil = former.map(ApiKey.Former::validUntil).orElse(null);
    }

    ApiKey key() {
        return new ApiKey(
                id.id(),
                name,
                Arrays.stream(scopes).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet()),
                createdAt,
                Optional.ofNullable(expiresAt),
                new ApiKey.Secret(prefix, hash),
                Optional.ofNullable(previousHash)
                        .map(it -> new ApiKey.Former(new ApiKey.Secret(previousPrefix, it), previousValidUntil)),
                Optional.ofNullable(lastUsedAt).map(at -> new ApiKey.Use(at, lastUsedBy)));
    }
}
