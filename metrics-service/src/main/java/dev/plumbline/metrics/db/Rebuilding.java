package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.DatabaseFailure;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.Rebuild;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Folds all of a tenant's facts again, because it was asked for or because a setting changed that they were folded
 * with. Each page is a transaction: figures are answered from old rows and new ones, and never from half a one; after
 * a restart, or when another replica takes over, it goes on where it was.
 */
@ApplicationScoped
class Rebuilding {
    private static final Logger LOG = Logger.getLogger(Rebuilding.class);
    /** Before facts with old settings are tried again that could not be folded. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);

    private final RebuildStore rebuilds;
    private final List<RebuildStep> steps;
    private final TenantTransaction transactions;
    private final TenantRegistry registry;
    private final InstantSource clock;

    Rebuilding(
            RebuildStore rebuilds,
            ContactRebuild contacts,
            SurveyRebuild surveys,
            CostRebuild costs,
            CustomerRebuild customers,
            TenantTransaction transactions,
            TenantRegistry registry,
            InstantSource clock) {
        this.rebuilds = rebuilds;
        this.steps = List.of(contacts, surveys, costs, customers);
        this.transactions = transactions;
        this.registry = registry;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        // Before the registry is read, settings would be guessed.
        if (!registry.isLoaded()) {
            return;
        }
        followSettings();
        // A page of each in turn: a small tenant does not wait for a large one.
        var running = rebuilds.running();
        while (!running.isEmpty()) {
            running = running.stream().filter(this::takesAPage).toList();
        }
    }

    private void followSettings() {
        var tenants = registry.tenants();
        var others = transactions.acrossTenants(connection -> FoldedSettings.others(connection, tenants));
        for (var tenant : tenants) {
            if (others.contains(tenant.id())
                    && rebuilds.latest(tenant.id()).map(this::mayBegin).orElse(true)) {
                rebuilds.begin(tenant, Rebuild.Cause.SETTINGS);
            }
        }
    }

    private boolean mayBegin(Rebuild latest) {
        return switch (latest.state()) {
            case RUNNING -> false;
            case DONE -> true;
            case FAILED ->
                latest.finishedAt().orElseThrow().plus(REST_AFTER_FAILURE).isBefore(clock.instant());
        };
    }

    /** Whether there is more to do. One tenant's trouble is not another's. */
    private boolean takesAPage(String tenant) {
        try {
            return transactions.in(tenant, connection -> page(connection, settings(tenant)));
        } catch (RuntimeException failure) {
            if (DatabaseFailure.isTransient(failure) || DatabaseFailure.isOfSchema(failure)) {
                LOG.warnf("The rebuild of tenant %s cannot go on now: %s", tenant, failure.getMessage());
            } else {
                LOG.errorf(failure, "The facts of tenant %s cannot be rebuilt", tenant);
                rebuilds.fail(tenant, reason(failure));
            }
            return false;
        }
    }

    /** What is told to who asked: our own words about an event, and nothing of what the database says. */
    private static String reason(RuntimeException failure) {
        return failure instanceof IllegalStateException
                ? failure.getMessage()
                : "Something went wrong on our side; the log of the metrics service says what.";
    }

    private Tenant settings(String tenant) {
        return registry.tenant(tenant).orElseGet(() -> Tenant.named(tenant, tenant, List.of()));
    }

    private boolean page(Connection connection, Tenant tenant) throws SQLException {
        var found = RebuildPosition.lock(connection, tenant.id());
        if (found.isEmpty()) {
            return false;
        }
        var position = found.get();
        if (!position.isBegunWith(tenant)) {
            RebuildPosition.beginAgain(connection, tenant);
        } else if (position.step().isEmpty()) {
            enter(connection, tenant, position, steps);
        } else {
            return page(connection, tenant, position);
        }
        return true;
    }

    private boolean page(Connection connection, Tenant tenant, RebuildPosition position) throws SQLException {
        TenantLock.hold(connection, tenant.id());
        var index = steps.stream().map(RebuildStep::name).toList().indexOf(position.step());
        var page = steps.get(index).page(connection, tenant, position.doneTo());
        var remaining = steps.subList(index + 1, steps.size());
        if (!page.isEmpty()) {
            position.after(page).store(connection, tenant.id());
        } else if (!remaining.isEmpty()) {
            enter(connection, tenant, position, remaining);
        } else {
            finish(connection, tenant, position);
            return false;
        }
        return true;
    }

    /** Goes on to the first of the remaining steps, and counts them afresh: contacts make the customers that are missing. */
    private static void enter(
            Connection connection, Tenant tenant, RebuildPosition position, List<RebuildStep> remaining)
            throws SQLException {
        var count = 0L;
        for (var step : remaining) {
            count += step.count(connection, tenant.id());
        }
        position.at(remaining.getFirst().name(), count).store(connection, tenant.id());
    }

    private void finish(Connection connection, Tenant tenant, RebuildPosition position) throws SQLException {
        FoldedSettings.remember(connection, tenant);
        rebuilds.finish(connection, tenant.id());
        if (position.done() > 0) {
            FactChanges.note(connection, tenant.id(), clock.instant());
            LOG.infof("Folded %d facts of tenant %s again", position.done(), tenant.id());
        }
    }
}
