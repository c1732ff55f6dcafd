package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.tenancy.ApiKeyStore.Position;
import dev.plumbline.ingestion.tenancy.KeyRing;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the table {@code api_key} that the transaction sees. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, ApiKeyEntity.Id> {
    private static final String NEWEST_FIRST = " order by createdAt desc, id.id";

    KeyRing ring(String tenant) {
        return new KeyRing(list("id.tenantId = ?1 and revokedAt is null order by createdAt, id.id", tenant).stream()
                .map(ApiKeyEntity::key)
                .toList());
    }

    /** Of all tenants that the transaction sees. */
    Map<String, KeyRing> rings() {
        return list("revokedAt is null order by createdAt, id.id").stream()
                .collect(Collectors.groupingBy(
                        it -> it.id.tenantId(),
                        Collectors.collectingAndThen(
                                Collectors.mapping(ApiKeyEntity::key, Collectors.toList()), KeyRing::new)));
    }

    List<ApiKeyEntity> newest(String tenant, Optional<Position> after, int limit) {
        var unrevoked = "id.tenantId = ?1 and revokedAt is null";
        var query = after.map(it -> find(
                        unrevoked + " and (createdAt < ?2 or (createdAt = ?2 and id.id > ?3))" + NEWEST_FIRST,
                        tenant,
                        it.createdAt(),
                        it.id()))
                .orElseGet(() -> find(unrevoked + NEWEST_FIRST, tenant));
        return query.page(0, limit).list();
    }
}
