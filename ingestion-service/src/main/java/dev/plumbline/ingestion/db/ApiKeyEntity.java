package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An API key's row; a revoked key's stays, so that what it did can be told. */
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

    void apply(Tenant.Key key) {
        prefix = key.prefix();
        hash = key.hash();
        scopes = key.scopes().stream().map(Scope::name).sorted().toArray(String[]::new);
        expiresAt = key.expiresAt().orElse(null);
    }

    Tenant.Key key() {
        return new Tenant.Key(
                id.id(),
                prefix,
                hash,
                Arrays.stream(scopes).map(Scope::valueOf).collect(Collectors.toUnmodifiableSet()),
                Optional.ofNullable(expiresAt));
    }
}
