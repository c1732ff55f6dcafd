package dev.plumbline.ingestion.db;

import dev.plumbline.contract.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A tenant's row. */
@Entity
@Table(name = "tenant")
class TenantEntity {
    @Id
    @Column(name = "tenant_id")
    String id;

    String name;

    @Column(name = "time_zone")
    String timeZone;

    String currency;

    @Column(name = "repeat_contact_window")
    @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
    Duration repeatContactWindow;

    @Column(name = "sensitive_categories")
    @JdbcTypeCode(SqlTypes.ARRAY)
    String[] sensitiveCategories;

    @Column(name = "created_at")
    Instant createdAt;

    void apply(Tenant tenant) {
        name = tenant.name();
        timeZone = tenant.timeZone().getId();
        currency = tenant.currency();
        repeatContactWindow = tenant.repeatContactWindow();
        sensitiveCategories = tenant.sensitiveCategories().stream().sorted().toArray(String[]::new);
    }

    Tenant tenant(List<Tenant.Key> keys) {
        return new Tenant(
                id, name, ZoneId.of(timeZone), currency, repeatContactWindow, Set.of(sensitiveCategories), keys);
    }
}
