package dev.plumbline.alert.db;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertState;
import dev.plumbline.alert.rule.Evidence;
import dev.plumbline.alert.rule.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** The table {@code alert}. */
@Entity
@Table(name = "alert")
@IdClass(AlertRow.Key.class)
class AlertRow {
    private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

    record Key(String tenantId, UUID id) {}

    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    UUID id;

    String fingerprint;
    String rule;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String state;

    @Column(name = "state_since")
    Instant stateSince;

    int revision;
    String title;
    String summary;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "changed_at")
    Instant changedAt;

    @Column(name = "customer_id")
    String customerId;

    @ColumnTransformer(write = "?::jsonb")
    String evidence;

    static AlertRow of(Alert alert) {
        var row = new AlertRow();
        row.tenantId = alert.tenant();
        row.id = alert.id();
        row.fingerprint = alert.fingerprint();
        row.rule = alert.rule();
        row.severity = alert.severity();
        row.state = alert.stateName();
        row.stateSince = alert.state().since();
        row.revision = alert.revision();
        row.title = alert.title();
        row.summary = alert.summary();
        row.startedAt = alert.startedAt();
        row.changedAt = alert.changedAt();
        row.customerId = alert.customerId().orElse(null);
        row.evidence = StoredJson.write(alert.evidence());
        return row;
    }

    Alert alert() {
        return new Alert(
                id,
                tenantId,
                fingerprint,
                rule,
                severity,
                state(),
                revision,
                title,
                summary,
                startedAt,
                changedAt,
                Optional.ofNullable(customerId),
                StoredJson.read(evidence, EVIDENCE));
    }

    private AlertState state() {
        return switch (state) {
            case "firing" -> new AlertState.Firing(stateSince);
            case "resolved" -> new AlertState.Resolved(stateSince);
            default -> throw new IllegalStateException("An alert cannot be " + state);
        };
    }
}
