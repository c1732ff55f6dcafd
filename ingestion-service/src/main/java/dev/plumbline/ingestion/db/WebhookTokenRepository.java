package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.webhook.WebhookTokenStore.Position;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the table {@code webhook_token} that the transaction sees. */
@ApplicationScoped
class WebhookTokenRepository implements PanacheRepositoryBase<WebhookTokenEntity, WebhookTokenEntity.Id> {
    private static final String ORDER = " order by createdAt desc, id.id";

    List<WebhookTokenEntity> listOf(String tenant, Optional<Position> after, int limit) {
        var active = "id.tenantId = ?1 and revokedAt is null";
        var query = after.map(it -> find(
                        active + " and (createdAt < ?2 or (createdAt = ?2 and id.id > ?3))" + ORDER,
                        tenant,
                        it.createdAt(),
                        it.id()))
                .orElseGet(() -> find(active + ORDER, tenant));
        return query.page(0, limit).list();
    }

    Optional<WebhookTokenEntity> active(String tenant, String id) {
        return find("id.tenantId = ?1 and id.id = ?2 and revokedAt is null", tenant, id)
                .firstResultOptional();
    }

    Optional<WebhookTokenEntity> forUpdate(String tenant, String id) {
        return find("id.tenantId = ?1 and id.id = ?2 and revokedAt is null", tenant, id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether the tenant has an address for the provider. */
    boolean hasAny(String tenant, String provider) {
        return count("id.tenantId = ?1 and provider = ?2 and revokedAt is null", tenant, provider) > 0;
    }

    /** The one whose token has this hash and is good at this time; hashes are random, no two rows share one. */
    Optional<WebhookTokenEntity> byHash(String hash, Instant at) {
        return find("""
                        (hash = ?1 or (previousHash = ?1 and previousHashUntil > ?2))
                        and revokedAt is null and (expiresAt is null or expiresAt > ?2)""", hash, at).firstResultOptional();
    }
}
