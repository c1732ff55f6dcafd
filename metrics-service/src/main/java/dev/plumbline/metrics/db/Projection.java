package dev.plumbline.metrics.db;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.CustomersNamed;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.erasure.PastErasures;
import dev.plumbline.kit.messaging.Inbox;
import dev.plumbline.kit.messaging.Outbox;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.SurveyFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps the facts in step with the events, batch by batch. Stores what is new and folds all events of the subjects
 * that it touches: late, repeated and shuffled events need no code of their own.
 */
@ApplicationScoped
class Projection implements Inbox.Handler {
    private final EventStore events;
    private final DerivedStore derived;
    private final ContactProjection contacts;
    private final SurveyStore surveys;
    private final CostStore costs;
    private final LateErasure lateErasure;
    private final CustomerErasure erasure;
    private final TenantRegistry tenants;
    private final Outbox outbox;
    private final InstantSource clock;

    Projection(
            EventStore events,
            DerivedStore derived,
            ContactProjection contacts,
            SurveyStore surveys,
            CostStore costs,
            LateErasure lateErasure,
            CustomerErasure erasure,
            TenantRegistry tenants,
            Outbox outbox,
            InstantSource clock) {
        this.events = events;
        this.derived = derived;
        this.contacts = contacts;
        this.surveys = surveys;
        this.costs = costs;
        this.lateErasure = lateErasure;
        this.erasure = erasure;
        this.tenants = tenants;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void handle(Connection connection, List<Received> batch) throws SQLException {
        // Before the registry is read, a tenant's settings would be guessed; the batch waits for them.
        tenants.requireLoaded();
        // Tenants in one order: two consumers that hold each other's customers would wait for ever.
        var byTenant =
                batch.stream().collect(Collectors.groupingBy(Received::tenant, TreeMap::new, Collectors.toList()));
        for (var own : byTenant.entrySet()) {
            var late = lock(connection, own.getKey(), own.getValue());
            var tenant = settings(own.getKey());
            FoldedSettings.beginWith(connection, tenant);
            FoldedSettings.forgetOther(connection, tenant);
            project(connection, tenant, own.getValue(), late);
        }
    }

    /** Lets other consumers in, unless customers have to be erased together with what the batch tells of them. */
    private Collection<CustomerErased> lock(Connection connection, String tenant, List<Received> batch)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("savepoint unlocked");
        }
        TenantLock.share(connection, tenant);
        if (lateErasure.of(connection, tenant, batch).isEmpty()) {
            return List.of();
        }
        TenantLock.holdInstead(connection, tenant, "unlocked");
        return lateErasure.of(connection, tenant, batch);
    }

    /** Folds subjects again from the events that are stored. Asks for the tenant's lock, {@link TenantLock#hold}. */
    void refold(Connection connection, Tenant tenant, Set<String> subjects) throws SQLException {
        derived.renew(connection, tenant, subjects);
        var stored = events.ofSubjects(connection, tenant.id(), subjects);
        var named = new HashMap<String, Optional<Instant>>();
        stored.values().forEach(own -> see(own, named));
        contacts.project(connection, tenant, subjects, Set.of(), named, stored);
    }

    private Tenant settings(String tenant) {
        return tenants.tenant(tenant).orElseGet(() -> Tenant.named(tenant, tenant, List.of()));
    }

    private void project(Connection connection, Tenant tenant, List<Received> batch, Collection<CustomerErased> late)
            throws SQLException {
        // What is known of the subjects is read before the batch is stored: its own events are at hand already.
        var arrived = batch.stream().map(Received::event).toList();
        var ofSubjects = events.ofSubjects(
                connection,
                tenant.id(),
                subjects(arrived, event -> EventKinds.makesContact(event) || EventKinds.updatesProfile(event)));

        var keeping = derived.keeping(tenant, batch);
        var appended = events.append(connection, tenant.id(), batch, keeping);
        for (var conflict : appended.conflicts()) {
            reject(connection, PastErasures.without(conflict, late));
        }
        var fresh = appended.fresh().stream().map(keeping::event).toList();
        for (var event : fresh) {
            event.subject().ifPresent(subject -> add(ofSubjects, subject, event));
        }

        costs.add(connection, tenant.id(), all(fresh, CostRecorded.class));
        projectSurveys(connection, tenant, fresh);
        var subjects = subjects(fresh, EventKinds::makesContact);
        contacts.project(
                connection,
                tenant,
                subjects,
                subjects(fresh, EventKinds::updatesProfile),
                seen(connection, tenant, fresh, subjects),
                ofSubjects);
        for (var erased : late) {
            erasure.erase(connection, tenant, erased);
        }
        if (!fresh.isEmpty()) {
            FactChanges.note(connection, tenant.id(), clock.instant());
        }
    }

    /** The customers that new events name, with the earliest time; and those whose surveys stand elsewhere now. */
    private Map<String, Optional<Instant>> seen(
            Connection connection, Tenant tenant, List<SupportEvent> fresh, Set<String> subjects) throws SQLException {
        var asked = subjects(fresh, SurveyEvent.class::isInstance);
        asked.addAll(subjects);
        var seen = new HashMap<String, Optional<Instant>>();
        surveys.customersOf(connection, tenant.id(), asked).forEach(customer -> seen.put(customer, Optional.empty()));
        see(fresh, seen);
        return seen;
    }

    /** Adds the customers whom events name, with the earliest time. */
    private static void see(List<SupportEvent> events, Map<String, Optional<Instant>> seen) {
        events.forEach(event -> CustomersNamed.by(event)
                .forEach(customer -> seen.merge(
                        customer,
                        Optional.of(event.time()),
                        (known, other) ->
                                known.filter(it -> it.isBefore(other.get())).or(() -> other))));
    }

    private static <T extends SupportEvent> List<T> all(List<SupportEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void add(Map<String, List<SupportEvent>> events, String key, SupportEvent event) {
        events.computeIfAbsent(key, it -> new ArrayList<>()).add(event);
    }

    /** A survey's events can lie in several partitions: its row is locked before they are read. */
    private void projectSurveys(Connection connection, Tenant tenant, List<SupportEvent> fresh) throws SQLException {
        var touched = new TreeMap<String, SurveyFact>();
        for (var event : fresh) {
            if (event instanceof SurveyEvent survey) {
                touched.putIfAbsent(survey.surveyId(), SurveyFact.fold(List.of(survey)));
            }
        }
        surveys.lock(connection, tenant.id(), touched);
        var folded = new ArrayList<SurveyFact>();
        for (var own :
                events.ofSurveys(connection, tenant.id(), touched.keySet()).values()) {
            folded.add(SurveyFact.fold(own.stream().map(SurveyEvent.class::cast).toList()));
        }
        surveys.replace(connection, tenant.id(), folded);
    }

    private static Set<String> subjects(List<SupportEvent> events, Predicate<SupportEvent> such) {
        return events.stream()
                .filter(such)
                .flatMap(it -> it.subject().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void reject(Connection connection, Received conflict) throws SQLException {
        outbox.append(
                connection,
                new RejectedEvent(
                        UUID.randomUUID().toString(),
                        conflict.tenant(),
                        clock.instant(),
                        "metrics",
                        RejectedEvent.Reason.CONFLICT,
                        List.of(new Violation(
                                "/id", "was used before by the same source for other content; the first one counts")),
                        Optional.of(conflict.event().id()),
                        CloudEventJson.text(conflict.raw())));
    }
}
