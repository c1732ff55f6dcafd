package dev.plumbline.metrics.db;

import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.CustomerFold;
import dev.plumbline.metrics.fact.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds customers again: their profile, since when they are known, and their fact. Contacts and surveys come before. */
@ApplicationScoped
class CustomerRebuild implements RebuildStep {
    /** Customer by customer: for all of them at once the whole table would be read, a page after the other. */
    private static final String FIRST_NAMED = """
            select asked.id, least(named.first, told.first) from unnest(?::text[]) as asked (id)
            cross join lateral (
                select min(time) as first from event
                where tenant_id = ? and customer_id = asked.id
                    and (type in ('conversation.opened', 'revenue.recorded', 'expansion.signaled', 'knowledge.used')
                         or type like 'survey.%')) as named
            cross join lateral (
                select min(time) as first from event
                where tenant_id = ? and subject = asked.id
                    and (type like 'customer.%' or type = 'commerce.recorded'
                         or type like 'survey.%' and data ->> 'kind' = 'nps')) as told
            where least(named.first, told.first) is not null""";

    private final EventStore events;
    private final CustomerStore customers;
    private final CustomerTraceStore traces;
    private final CustomerFactStore facts;
    private final ContactStore contacts;

    CustomerRebuild(
            EventStore events,
            CustomerStore customers,
            CustomerTraceStore traces,
            CustomerFactStore facts,
            ContactStore contacts) {
        this.events = events;
        this.customers = customers;
        this.traces = traces;
        this.facts = facts;
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public long count(Connection connection, String tenant) throws SQLException {
        return RebuildStep.counted(connection, tenant, "select count(*) from customer where tenant_id = ?");
    }

    /** Whoever is named by an event has a row: contacts come before customers, and make those that are missing. */
    @Override
    public List<String> page(Connection connection, Tenant tenant, String after) throws SQLException {
        var ids = RebuildStep.ids(
                connection,
                tenant.id(),
                after,
                List.of(
                        "select customer_id as id from customer where tenant_id = ? and customer_id > ?",
                        "select distinct customer_id as id from customer_health where tenant_id = ?"
                                + " and customer_id > ?"));
        var named = firstNamed(connection, tenant.id(), ids);
        var unnamed = ids.stream().filter(it -> !named.containsKey(it)).toList();
        Rows.remove(connection, tenant.id(), "customer_health", "customer_id", unnamed);
        Rows.remove(connection, tenant.id(), "customer", "customer_id", unnamed);
        describe(connection, tenant.id(), named);
        customers.knowSince(connection, tenant.id(), named);
        facts.replace(
                connection,
                tenant.id(),
                traces.find(connection, tenant.id(), named.keySet()).stream()
                        .map(CustomerFold::fold)
                        .toList());
        return List.copyOf(ids);
    }

    /** Contacts were folded with the stored profile: only where it is another, they have to be told. */
    private void describe(Connection connection, String tenant, Map<String, Instant> named) throws SQLException {
        var seen = new HashMap<String, Optional<Instant>>();
        named.keySet().forEach(it -> seen.put(it, Optional.empty()));
        var stored = customers.lock(connection, tenant, seen);
        var updates = events.ofSubjects(connection, tenant, named.keySet());
        var changed = new HashMap<String, Profile>();
        for (var customer : named.keySet()) {
            var profile = profile(updates.getOrDefault(customer, List.of()));
            if (!profile.equals(stored.get(customer))) {
                changed.put(customer, profile);
            }
        }
        customers.update(connection, tenant, changed);
        contacts.describe(connection, tenant, changed);
    }

    private static Profile profile(List<SupportEvent> events) {
        return Profile.fold(events.stream()
                .filter(CustomerEvent.Updated.class::isInstance)
                .map(CustomerEvent.Updated.class::cast)
                .sorted(SupportEvent.READING_ORDER)
                .toList());
    }

    /** When an event first named each of these, as its subject or in a field; nobody whom none names. */
    private static Map<String, Instant> firstNamed(Connection connection, String tenant, Collection<String> ids)
            throws SQLException {
        var named = new HashMap<String, Instant>();
        try (var select = connection.prepareStatement(FIRST_NAMED)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            select.setString(2, tenant);
            select.setString(3, tenant);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    named.put(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return named;
    }
}
