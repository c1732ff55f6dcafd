package dev.plumbline.ingestion.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Retention;
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

    @Column(name = "business_hours")
    @JdbcTypeCode(SqlTypes.JSON)
    String businessHours;

    @JdbcTypeCode(SqlTypes.JSON)
    String retention;

    @Column(name = "store_message_text")
    boolean storeMessageText;

    @JdbcTypeCode(SqlTypes.JSON)
    String enrichers;

    @Column(name = "created_at")
    Instant createdAt;

    void apply(Tenant tenant) {
        name = tenant.name();
        timeZone = tenant.timeZone().getId();
        currency = tenant.currency();
        repeatContactWindow = tenant.repeatContactWindow();
        sensitiveCategories = tenant.sensitiveCategories().stream().sorted().toArray(String[]::new);
        businessHours = json(tenant.businessHours());
        retention = json(tenant.retention());
        storeMessageText = tenant.storeMessageText();
        enrichers = json(tenant.enrichers());
    }

    /** Without its keys, which have rows of their own. */
    Tenant tenant() {
        return new Tenant(
                id,
                name,
                ZoneId.of(timeZone),
                currency,
                read(businessHours, BusinessHours.class),
                repeatContactWindow,
                Set.of(sensitiveCategories),
                read(retention, Retention.class),
                storeMessageText,
                read(enrichers, Enrichers.class),
                List.of());
    }

    private static String json(Object setting) {
        try {
            return ContractJson.mapper().writeValueAsString(setting);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("Cannot be written as JSON: " + setting.getClass(), defect);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return ContractJson.mapper().readValue(json, type);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("The database holds JSON that we did not write", defect);
        }
    }
}
