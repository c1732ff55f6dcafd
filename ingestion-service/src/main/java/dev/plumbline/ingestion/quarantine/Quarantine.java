package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tenant sent and we did not take. */
@ApplicationScoped
public class Quarantine {
    private static final int LONGEST_NOTE = 500;

    private final TenantTransaction transactions;
    private final QuarantineStore store;
    private final QuarantineMeters meters;
    private final InstantSource clock;

    Quarantine(TenantTransaction transactions, QuarantineStore store, QuarantineMeters meters, InstantSource clock) {
        this.transactions = transactions;
        this.store = store;
        this.meters = meters;
        this.clock = clock;
    }

    /** A page of a list; {@code next}: where the one after it begins, if there is one. */
    public record Page(List<Rejection> rejections, Optional<Position> next) {}

    /** Those that the filter means, newest first. */
    public Page page(Tenant tenant, Filter filter, Optional<Position> after, int limit) {
        return page(tenant, filter, after, QuarantineStore.Order.NEWEST_FIRST, limit);
    }

    Page page(Tenant tenant, Filter filter, Optional<Position> after, QuarantineStore.Order order, int limit) {
        // One more than asked for tells whether there is a next page.
        var found = transactions.in(
                tenant.id(), connection -> store.list(connection, tenant.id(), filter, after, order, limit + 1));
        var page = found.subList(0, Math.min(limit, found.size()));
        return new Page(page, found.size() > limit ? Optional.of(Position.of(page.getLast())) : Optional.empty());
    }

    public Optional<Quarantined> find(Tenant tenant, String id) {
        if (!FilterParameters.isStorable(id)) {
            return Optional.empty();
        }
        return transactions.in(tenant.id(), connection -> store.find(connection, tenant.id(), id));
    }

    /** How many wait for somebody, by reason; a reason without any is left out. */
    public Map<RejectedEvent.Reason, Long> open(Tenant tenant) {
        return transactions.in(tenant.id(), connection -> store.open(connection, tenant.id()));
    }

    /** How many there were in the last days, by day in the tenant's zone, service, reason and state. */
    public List<QuarantineStore.DayCount> days(Tenant tenant, Duration back) {
        var since = clock.instant().minus(back);
        return transactions.in(
                tenant.id(), connection -> store.days(connection, tenant.id(), since, tenant.timeZone()));
    }

    /**
     * Decides that a rejection is not wanted. One that was dropped before stays as it is, and so does one that was
     * replayed: the state of the answer tells. Empty when there is none of this id.
     */
    public Optional<Rejection> drop(Tenant tenant, String id, Optional<String> why, String by) {
        if (!FilterParameters.isStorable(id)) {
            return Optional.empty();
        }
        if (why.isPresent() && (why.get().length() > LONGEST_NOTE || !FilterParameters.isStorable(why.get()))) {
            throw Problem.badField("/reason", "must have at most " + LONGEST_NOTE + " printable characters");
        }
        var dropped = new State.Dropped(clock.instant(), by, why);
        var rejection = transactions.in(tenant.id(), connection -> {
            var found = store.lock(connection, tenant.id(), id).map(Quarantined::rejection);
            if (found.isPresent() && found.get().state() instanceof State.Open) {
                store.settle(connection, tenant.id(), id, dropped);
                return found.map(it -> it.in(dropped));
            }
            return found;
        });
        rejection.filter(it -> it.state() == dropped).ifPresent(it -> meters.dropped(it.reason()));
        return rejection;
    }
}
