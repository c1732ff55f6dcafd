package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.quarantine.Quarantined;
import dev.plumbline.ingestion.quarantine.State;
import java.util.List;
import java.util.Optional;

/**
 * One rejection, opened up.
 *
 * @param attempted whether this is an attempt to replay it that was refused
 * @param settled what was decided, in words; empty while it is open
 * @param done whether it was taken in the end
 */
record RejectionSheet(
        String tenant,
        String title,
        String reason,
        String reasonName,
        String hint,
        String by,
        String at,
        String zone,
        String id,
        Optional<String> provider,
        boolean cut,
        List<Violation> violations,
        MarkedBody body,
        boolean attempted,
        Optional<String> settled,
        boolean done,
        String replay,
        String drop) {

    static RejectionSheet of(Tenant tenant, Quarantined quarantined) {
        return of(
                tenant, quarantined, quarantined.body(), quarantined.rejection().violations(), false);
    }

    /** After an attempt to replay it with another text, which was refused for these reasons. */
    static RejectionSheet refused(Tenant tenant, Quarantined quarantined, String text, List<Violation> violations) {
        return of(tenant, quarantined, text, violations, true);
    }

    private static RejectionSheet of(
            Tenant tenant, Quarantined quarantined, String text, List<Violation> violations, boolean attempted) {
        var rejection = quarantined.rejection();
        var moments = new Moments(tenant.timeZone());
        var address = QuarantineAddress.of(rejection.id());
        return new RejectionSheet(
                tenant.name(),
                rejection
                        .eventId()
                        .map(it -> "Event " + it)
                        .orElseGet(() -> rejection
                                .provider()
                                .map(it -> "Webhook of " + it)
                                .orElse("An event without an id")),
                Words.of(rejection.reason()),
                Words.name(rejection.reason()),
                Words.hint(rejection.reason()),
                rejection.by(),
                moments.moment(rejection.at()),
                tenant.timeZone().getId(),
                rejection.id(),
                rejection.provider(),
                rejection.cut(),
                violations,
                MarkedBody.of(text, violations),
                attempted,
                settled(rejection.state(), moments),
                rejection.state() instanceof State.Replayed,
                address + "/replay",
                address + "/drop");
    }

    private static Optional<String> settled(State state, Moments moments) {
        return switch (state) {
            case State.Open open -> Optional.empty();
            case State.Replayed replayed ->
                Optional.of("Replayed on %s by %s%s."
                        .formatted(
                                moments.moment(replayed.at()),
                                replayed.by(),
                                replayed.eventId().map(it -> " as event " + it).orElse("")));
            case State.Dropped dropped ->
                Optional.of("Dropped on %s by %s%s."
                        .formatted(
                                moments.moment(dropped.at()),
                                dropped.by(),
                                dropped.why().map(it -> ": " + it).orElse("")));
        };
    }
}
