package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.intake.Decision;
import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.webhook.WebhookIntake;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes what was rejected after all: as it is, when it was our side that was mended, or corrected. */
@ApplicationScoped
public class ReplayRejected {
    /** In one request: a few seconds' work. */
    private static final int MOST_AT_ONCE = 1_000;

    private static final int LOOKED_UP_AT_ONCE = 100;

    private static final List<Violation> CUT = List.of(
            new Violation(
                    "",
                    "was too large to be kept whole: only its beginning is here. Replay it corrected, with the whole event, or drop it"));

    private final TenantTransaction transactions;
    private final Quarantine quarantine;
    private final QuarantineStore store;
    private final WebhookIntake webhooks;
    private final Outbox outbox;
    private final QuarantineMeters meters;
    private final InstantSource clock;

    ReplayRejected(
            TenantTransaction transactions,
            Quarantine quarantine,
            QuarantineStore store,
            WebhookIntake webhooks,
            Outbox outbox,
            QuarantineMeters meters,
            InstantSource clock) {
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.store = store;
        this.webhooks = webhooks;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Counts of a replay of many.
     *
     * @param refused how many are still not to be taken; they stay open
     * @param next where to go on, when there were more than one request works
     */
    public record Tally(int replayed, int refused, Optional<Position> next) {}

    /**
     * Replays one. What an event sends and that it is replayed are one transaction.
     *
     * @param corrected what to take in its place; empty: it as it is
     * @param by whose credential asks for it
     */
    public ReplayOutcome one(Tenant tenant, String id, Optional<String> corrected, String by) {
        if (!FilterParameters.isStorable(id)) {
            return new ReplayOutcome.Unknown();
        }
        var outcome = webhookIn(quarantine.find(tenant, id), corrected)
                .map(it -> webhook(tenant, it, corrected.orElse(it.body()), by))
                .orElseGet(
                        () -> transactions.in(tenant.id(), connection -> one(connection, tenant, id, corrected, by)));
        if (outcome instanceof ReplayOutcome.Replayed replayed && replayed.now()) {
            meters.replayed(replayed.rejection().reason());
        }
        return outcome;
    }

    private ReplayOutcome one(Connection connection, Tenant tenant, String id, Optional<String> corrected, String by)
            throws SQLException {
        var found = store.lock(connection, tenant.id(), id);
        if (found.isEmpty()) {
            return new ReplayOutcome.Unknown();
        }
        var rejection = found.get().rejection();
        return switch (rejection.state()) {
            case State.Replayed before -> new ReplayOutcome.Replayed(rejection, false);
            case State.Dropped before -> new ReplayOutcome.Dropped(rejection);
            case State.Open open -> open(connection, tenant, found.get(), corrected, by);
        };
    }

    /** Replays those that the filter means and that wait for somebody, oldest first, each as it is. */
    public Tally many(Tenant tenant, Filter filter, Optional<Position> after, String by) {
        var replayed = 0;
        var refused = 0;
        var position = after;
        do {
            var page = quarantine.page(tenant, filter, position, QuarantineStore.Order.OLDEST_FIRST, LOOKED_UP_AT_ONCE);
            for (var rejection : page.rejections()) {
                switch (one(tenant, rejection.id(), Optional.empty(), by)) {
                    case ReplayOutcome.Replayed done -> replayed++;
                    case ReplayOutcome.Refused still -> refused++;
                    case ReplayOutcome.Dropped meanwhile -> {}
                    case ReplayOutcome.Unknown meanwhile -> {}
                }
            }
            position = page.next();
        } while (position.isPresent() && replayed + refused < MOST_AT_ONCE);
        return new Tally(replayed, refused, position);
    }

    private ReplayOutcome open(
            Connection connection, Tenant tenant, Quarantined quarantined, Optional<String> corrected, String by)
            throws SQLException {
        var rejection = quarantined.rejection();
        if (rejection.cut() && corrected.isEmpty()) {
            return new ReplayOutcome.Refused(CUT);
        }
        return switch (new Draft(corrected.orElse(quarantined.body())).decide(tenant, clock.instant())) {
            case Decision.Rejected still -> new ReplayOutcome.Refused(still.violations());
            case Decision.Accepted accepted -> {
                var message = accepted.message();
                var eventId = Optional.of(message.headers().get("ce_id"));
                var done = settle(connection, tenant, rejection, new State.Replayed(clock.instant(), by, eventId));
                outbox.append(connection, tenant.id(), message);
                yield done;
            }
        };
    }

    /** What is found, if it is open, and a help desk's body is to be read of it. */
    private static Optional<Quarantined> webhookIn(Optional<Quarantined> found, Optional<String> corrected) {
        return found.filter(it -> it.rejection().state() instanceof State.Open)
                .filter(it -> it.rejection().provider().isPresent())
                .filter(it -> corrected.isPresent() || !it.rejection().cut())
                .filter(it -> !new Draft(corrected.orElse(it.body())).isEvent());
    }

    /**
     * The webhook's effect is a transaction of its own, before the one that notes it: a connection that waits for another
     * one would hold up everybody. Should the second one fail, or two replay it at once, the notices are known, and nothing
     * is sent twice.
     */
    private ReplayOutcome webhook(Tenant tenant, Quarantined quarantined, String body, String by) {
        var rejection = quarantined.rejection();
        var provider = rejection.provider().orElseThrow();
        if (Providers.named(provider).isEmpty()) {
            return new ReplayOutcome.Refused(
                    List.of(new Violation("", "is a webhook of " + provider + ", which is not known here")));
        }
        var outcome = webhooks.replay(
                tenant, provider, quarantined.headers(), body.getBytes(StandardCharsets.UTF_8), rejection.at());
        if (!outcome.isClean()) {
            var notices = outcome.notices().stream()
                    .flatMap(it -> it.refused().stream())
                    .flatMap(it -> it.violations().stream());
            return new ReplayOutcome.Refused(
                    Stream.concat(outcome.unreadable().stream(), notices).toList());
        }
        var eventId = outcome.notices().stream()
                .flatMap(it -> it.events().stream())
                .map(it -> it.id())
                .findFirst()
                .filter(it -> outcome.accepted() == 1);
        return transactions.in(tenant.id(), connection -> taken(connection, tenant, rejection.id(), by, eventId));
    }

    /** What was dropped in the meantime is replayed for all that: its events are sent. */
    private ReplayOutcome taken(Connection connection, Tenant tenant, String id, String by, Optional<String> eventId)
            throws SQLException {
        var found = store.lock(connection, tenant.id(), id).map(Quarantined::rejection);
        if (found.isEmpty()) {
            return new ReplayOutcome.Unknown();
        }
        return found.get().state() instanceof State.Replayed
                ? new ReplayOutcome.Replayed(found.get(), false)
                : settle(connection, tenant, found.get(), new State.Replayed(clock.instant(), by, eventId));
    }

    private ReplayOutcome settle(Connection connection, Tenant tenant, Rejection rejection, State.Replayed state)
            throws SQLException {
        store.settle(connection, tenant.id(), rejection.id(), state);
        return new ReplayOutcome.Replayed(rejection.in(state), true);
    }
}
