package dev.plumbline.metrics.db;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.CustomerFold;
import dev.plumbline.metrics.fact.SurveyFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a pseudonym in a customer's place, and folds everything of theirs again from what remains of their events: each
 * count, rate and link comes out as it was.
 */
@ApplicationScoped
class CustomerErasure {
    private final EventErasure erasure;
    private final EventStore events;
    private final ContactProjection contacts;
    private final SurveyStore surveys;
    private final CustomerTraceStore traces;
    private final CustomerFactStore facts;

    CustomerErasure(
            EventErasure erasure,
            EventStore events,
            ContactProjection contacts,
            SurveyStore surveys,
            CustomerTraceStore traces,
            CustomerFactStore facts) {
        this.erasure = erasure;
        this.events = events;
        this.contacts = contacts;
        this.surveys = surveys;
        this.traces = traces;
        this.facts = facts;
    }

    /** Asks for the tenant's lock, {@link TenantLock#hold}: the customer's conversations lie in several partitions. */
    void erase(Connection connection, Tenant tenant, CustomerErased erased) throws SQLException {
        var changed = erasure.erase(connection, erased);
        if (changed.isEmpty()) {
            return;
        }
        // The customer remains only by what came after the erasure; the pseudonym by what came before.
        var remaining = firstNamed(connection, erased);
        refoldSurveys(connection, tenant.id(), changed);
        var subjects = contactsOf(changed);
        var read = new HashSet<>(subjects);
        read.addAll(remaining.keySet());
        contacts.project(
                connection,
                tenant,
                subjects,
                remaining.keySet(),
                remaining,
                events.ofSubjects(connection, tenant.id(), read));
        settle(connection, tenant.id(), erased.customerId(), remaining);
        facts.replace(
                connection,
                tenant.id(),
                traces.find(connection, tenant.id(), remaining.keySet()).stream()
                        .map(CustomerFold::fold)
                        .toList());
    }

    private Map<String, Optional<Instant>> firstNamed(Connection connection, CustomerErased erased)
            throws SQLException {
        var remaining = new HashMap<String, Optional<Instant>>();
        for (var name : Set.of(erased.customerId(), erased.pseudonym())) {
            var first = erasure.firstNamed(connection, erased.tenant(), name);
            if (first.isPresent()) {
                remaining.put(name, first);
            }
        }
        return remaining;
    }

    private static Set<String> contactsOf(List<SupportEvent> changed) {
        return changed.stream()
                .filter(EventKinds::makesContact)
                .flatMap(it -> it.subject().stream())
                .collect(Collectors.toSet());
    }

    private void refoldSurveys(Connection connection, String tenant, List<SupportEvent> changed) throws SQLException {
        var ids = changed.stream()
                .filter(SurveyEvent.class::isInstance)
                .map(it -> ((SurveyEvent) it).surveyId())
                .collect(Collectors.toSet());
        Collection<List<SupportEvent>> ofSurveys =
                events.ofSurveys(connection, tenant, ids).values();
        surveys.replace(
                connection,
                tenant,
                ofSurveys.stream()
                        .map(own -> SurveyFact.fold(
                                own.stream().map(SurveyEvent.class::cast).toList()))
                        .toList());
    }

    /** Under their own name, the customer is known from the new relation on, or not at all. */
    private static void settle(
            Connection connection, String tenant, String customer, Map<String, Optional<Instant>> remaining)
            throws SQLException {
        if (remaining.containsKey(customer)) {
            try (var update = connection.prepareStatement(
                    "update customer set first_seen = ? where tenant_id = ? and customer_id = ?")) {
                update.setObject(1, remaining.get(customer).orElseThrow().atOffset(java.time.ZoneOffset.UTC));
                update.setString(2, tenant);
                update.setString(3, customer);
                update.executeUpdate();
            }
            return;
        }
        for (var table : List.of("customer_health", "customer")) {
            try (var delete =
                    connection.prepareStatement("delete from " + table + " where tenant_id = ? and customer_id = ?")) {
                delete.setString(1, tenant);
                delete.setString(2, customer);
                delete.executeUpdate();
            }
        }
    }
}
