package dev.plumbline.ingestion.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rows of the table {@code api_key} that the transaction sees. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, ApiKeyEntity.Id> {
    List<ApiKeyEntity> ofTenant(String tenant) {
        return list("id.tenantId = ?1 and revokedAt is null order by id.id", tenant);
    }
}
