package dev.plumbline.metrics.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.FreeText;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.EventName;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Removes what people wrote from what is stored already, when a tenant ceases to keep it. What its enrichers make of it
 * is derived first; no figure changes.
 */
@ApplicationScoped
class TextRemoval {
    private static final Logger LOG = Logger.getLogger(TextRemoval.class);
    private static final int PAGE = 1_000;
    private static final EventName FIRST = new EventName("", "");

    private final TenantRegistry registry;
    private final TenantTransaction transactions;
    private final DerivedStore derived;

    TextRemoval(TenantRegistry registry, TenantTransaction transactions, DerivedStore derived) {
        this.registry = registry;
        this.transactions = transactions;
        this.derived = derived;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void followSettings() {
        var done = transactions.acrossTenants(TextRemoval::done);
        for (var tenant : registry.tenants()) {
            if (tenant.storeMessageText() && done.contains(tenant.id())) {
                transactions.run(
                        tenant.id(),
                        connection -> note(connection, tenant, "delete from texts_removed where tenant_id = ?"));
            } else if (!tenant.storeMessageText() && !done.contains(tenant.id())) {
                tryToRemove(tenant);
            }
        }
    }

    /** One tenant's trouble is not another's: it is tried again with the next look. */
    private void tryToRemove(Tenant tenant) {
        try {
            remove(tenant);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The texts of tenant %s cannot be removed", tenant.id());
        }
    }

    /** Until nothing is found any more: a batch may have been under way that still kept its texts. */
    private void remove(Tenant tenant) {
        var removed = 0;
        int pass;
        do {
            pass = removeAll(tenant);
            removed += pass;
        } while (pass > 0);
        transactions.run(tenant.id(), connection -> {
            TenantLock.hold(connection, tenant.id());
            note(connection, tenant, "update survey set comment = null where tenant_id = ? and comment is not null");
            note(connection, tenant, "update review set note = null where tenant_id = ? and note is not null");
            note(connection, tenant, "insert into texts_removed (tenant_id) values (?) on conflict do nothing");
        });
        if (removed > 0) {
            LOG.infof("Removed the texts of %d events of tenant %s", removed, tenant.id());
        }
    }

    private int removeAll(Tenant tenant) {
        var removed = 0;
        var next = Optional.of(FIRST);
        while (next.isPresent()) {
            var from = next.get();
            var page = transactions.in(tenant.id(), connection -> removePage(connection, tenant, from));
            removed += page.removed();
            next = page.last();
        }
        return removed;
    }

    private record Page(int removed, Optional<EventName> last) {}

    private Page removePage(Connection connection, Tenant tenant, EventName after) throws SQLException {
        TenantLock.hold(connection, tenant.id());
        var subjects = new HashSet<String>();
        var changed = new LinkedHashMap<EventName, JsonNode>();
        Optional<EventName> last = Optional.empty();
        try (var select = connection.prepareStatement("""
                select source, id, type, subject, time, time_nanos, extensions, data from event
                where tenant_id = ? and (source, id) > (?, ?) order by source, id limit ?""")) {
            select.setString(1, tenant.id());
            select.setString(2, after.source());
            select.setString(3, after.id());
            select.setInt(4, PAGE);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var event = EventStore.read(rows);
                    var data = ContractJson.mapper().readTree(rows.getString("data"));
                    var rest = FreeText.without(event, data);
                    last = Optional.of(EventName.of(event));
                    if (rest != data) {
                        changed.put(EventName.of(event), rest);
                        event.subject().ifPresent(subjects::add);
                    }
                }
            }
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("A stored event is no JSON", defect);
        }
        derived.renew(connection, tenant, subjects);
        replace(connection, tenant.id(), changed);
        return new Page(changed.size(), last);
    }

    private static void replace(Connection connection, String tenant, LinkedHashMap<EventName, JsonNode> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(
                "update event set data = ?::json where tenant_id = ? and source = ? and id = ?")) {
            for (var change : changed.entrySet()) {
                update.setString(1, change.getValue().toString());
                update.setString(2, tenant);
                update.setString(3, change.getKey().source());
                update.setString(4, change.getKey().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static Set<String> done(Connection connection) throws SQLException {
        var tenants = new HashSet<String>();
        try (var select = connection.prepareStatement("select tenant_id from texts_removed");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
        }
        return tenants;
    }

    private static void note(Connection connection, Tenant tenant, String statement) throws SQLException {
        try (var change = connection.prepareStatement(statement)) {
            change.setString(1, tenant.id());
            change.executeUpdate();
        }
    }
}
