package dev.plumbline.alert.lifecycle;

import dev.plumbline.alert.rule.Evidence;
import dev.plumbline.alert.rule.Finding;
import dev.plumbline.alert.rule.Severity;
import dev.plumbline.contract.AlertChanged;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that somebody should know.
 *
 * @param revision counts its changes, from 1
 * @param startedAt when what it tells of began, in event time
 * @param changedAt when we last had something new to say of it
 */
public record Alert(
        UUID id,
        String tenant,
        String fingerprint,
        String rule,
        Severity severity,
        AlertState state,
        int revision,
        String title,
        String summary,
        Instant startedAt,
        Instant changedAt,
        Optional<String> customerId,
        List<Evidence> evidence) {

    /** The id of the one alert that a tenant can have of a fingerprint. */
    public static UUID idOf(String tenant, String fingerprint) {
        return UUID.nameUUIDFromBytes((tenant + "|" + fingerprint).getBytes(StandardCharsets.UTF_8));
    }

    /** The alert that a finding is the first word of. */
    public static Alert first(String tenant, Finding finding, Instant at) {
        return of(tenant, finding, AlertState.first(finding.breached(), at), 1, at);
    }

    /** The alert after its rule was judged again; this same alert when there is nothing new to say. */
    public Alert observe(Finding finding, Instant at) {
        var next = of(tenant, finding, state.observe(finding.breached(), at), revision, changedAt);
        return next.equals(this) ? this : of(tenant, finding, next.state(), revision + 1, at);
    }

    /** What this alert is now, for others. */
    public AlertChanged changed() {
        return new AlertChanged(
                tenant,
                id.toString(),
                fingerprint,
                rule,
                stateName(),
                summary,
                startedAt,
                changedAt,
                customerId,
                evidence.stream()
                        .map(it -> it.conversationId().orElse(null))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** The state as the contract writes it. */
    public String stateName() {
        return switch (state) {
            case AlertState.Firing firing -> "firing";
            case AlertState.Resolved resolved -> "resolved";
        };
    }

    /** Times are cut to what the database keeps: an alert read back equals the one that was written. */
    private static Alert of(String tenant, Finding finding, AlertState state, int revision, Instant changedAt) {
        return new Alert(
                idOf(tenant, finding.fingerprint()),
                tenant,
                finding.fingerprint(),
                finding.rule(),
                finding.severity(),
                state,
                revision,
                finding.title(),
                finding.summary(),
                finding.since().truncatedTo(ChronoUnit.MICROS),
                changedAt.truncatedTo(ChronoUnit.MICROS),
                finding.customerId(),
                finding.evidence());
    }
}
