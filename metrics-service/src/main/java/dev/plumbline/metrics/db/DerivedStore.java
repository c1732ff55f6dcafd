package dev.plumbline.metrics.db;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.metrics.enrich.Derived;
import dev.plumbline.metrics.enrich.Enricher;
import dev.plumbline.metrics.enrich.Passage;
import dev.plumbline.metrics.fact.EventName;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is derived from the texts of events, beside them in their table. A tenant that has all of it off, as everybody at
 * first, costs no statement and no look at a text.
 */
@ApplicationScoped
class DerivedStore {
    private static final String TEXTS = """
            select source, id, type, subject, time, time_nanos, extensions, data, derived,
                   data ->> 'asksForHuman' is not null as tells_of_request
            from event
            where tenant_id = ? and subject = any(?) and type in ('conversation.opened', 'conversation.message')""";

    private final Enricher enricher;

    DerivedStore(Enricher enricher) {
        this.enricher = enricher;
    }

    /** What of a batch is to be kept, with what is derived of it. */
    Keeping keeping(Tenant tenant, List<Received> batch) {
        if (isOff(tenant)) {
            return tenant.storeMessageText() ? Keeping.ALL : new Keeping(false, Map.of());
        }
        var events = new ArrayList<Received>();
        var passages = new ArrayList<Passage>();
        for (var received : batch) {
            Passage.of(received.event(), tellsOfRequest(received.raw())).ifPresent(passage -> {
                events.add(received);
                passages.add(passage);
            });
        }
        var all = enricher.derive(passages, tenant.enrichers());
        var derived = new IdentityHashMap<Received, Derived>();
        for (var index = 0; index < events.size(); index++) {
            if (!all.get(index).isNothing()) {
                derived.put(events.get(index), all.get(index));
            }
        }
        return new Keeping(tenant.storeMessageText(), derived);
    }

    /** What was derived of the events of these subjects. */
    Derivations ofSubjects(Connection connection, Tenant tenant, Collection<String> subjects) throws SQLException {
        if (isOff(tenant) || subjects.isEmpty()) {
            return Derivations.NONE;
        }
        var derived = new HashMap<EventName, Derived>();
        try (var select = connection.prepareStatement("""
                select source, id, derived from event
                where tenant_id = ? and subject = any(?) and derived is not null""")) {
            select.setString(1, tenant.id());
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    derived.put(
                            new EventName(rows.getString(1), rows.getString(2)), DerivedJson.read(rows.getString(3)));
                }
            }
        }
        return new Derivations(derived, tenant.enrichers());
    }

    /** Derives anew, by today's settings, where a text is there; what was derived of one that is gone stays. */
    void renew(Connection connection, Tenant tenant, Collection<String> subjects) throws SQLException {
        if (isOff(tenant) || subjects.isEmpty()) {
            return;
        }
        var events = new ArrayList<EventName>();
        var passages = new ArrayList<Passage>();
        var before = new ArrayList<Derived>();
        try (var select = connection.prepareStatement(TEXTS)) {
            select.setString(1, tenant.id());
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var passage = Passage.of(EventStore.read(rows), rows.getBoolean("tells_of_request"));
                    if (passage.isPresent()) {
                        var stored = rows.getString("derived");
                        events.add(new EventName(rows.getString("source"), rows.getString("id")));
                        passages.add(passage.get());
                        before.add(stored == null ? Derived.NOTHING : DerivedJson.read(stored));
                    }
                }
            }
        }
        var after = enricher.derive(passages, tenant.enrichers());
        var changed = new HashMap<EventName, Derived>();
        for (var index = 0; index < events.size(); index++) {
            if (!after.get(index).equals(before.get(index))) {
                changed.put(events.get(index), after.get(index));
            }
        }
        replace(connection, tenant.id(), changed);
    }

    private static void replace(Connection connection, String tenant, Map<EventName, Derived> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(
                "update event set derived = ?::json where tenant_id = ? and source = ? and id = ?")) {
            for (var change : changed.entrySet()) {
                update.setString(1, change.getValue().isNothing() ? null : DerivedJson.write(change.getValue()));
                update.setString(2, tenant);
                update.setString(3, change.getKey().source());
                update.setString(4, change.getKey().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static boolean isOff(Tenant tenant) {
        return tenant.enrichers().equals(Enrichers.OFF);
    }

    /** A field that is {@code null} is absent. */
    private static boolean tellsOfRequest(CloudEvent raw) {
        return raw.data().hasNonNull("asksForHuman");
    }
}
