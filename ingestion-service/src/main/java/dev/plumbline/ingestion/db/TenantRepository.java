package dev.plumbline.ingestion.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of the table {@code tenant} that the transaction sees. */
@ApplicationScoped
class TenantRepository implements PanacheRepositoryBase<TenantEntity, String> {}
