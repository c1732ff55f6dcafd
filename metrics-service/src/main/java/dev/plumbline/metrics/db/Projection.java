package dev.plumbline.metrics.db;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.messaging.Inbox;
import dev.plumbline.kit.messaging.Outbox;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.SessionFact;
import dev.plumbline.metrics.fact.SurveyFact;
import dev.plumbline.metrics.kpi.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps the facts in step with the events, batch by batch. Stores what is new, reads again all events of the subjects
 * it touches, folds them and replaces their rows: late, repeated and shuffled events need no code of their own.
 */
@ApplicationScoped
class Projection implements Inbox.Handler {
    private final EventStore events;
    private final ContactStore contacts;
    private final CustomerStore customers;
    private final SurveyStore surveys;
    private final TenantRegistry tenants;
    private final Outbox outbox;
    private final InstantSource clock;

    Projection(
            EventStore events,
            ContactStore contacts,
            CustomerStore customers,
            SurveyStore surveys,
            TenantRegistry tenants,
            Outbox outbox,
            InstantSource clock) {
        this.events = events;
        this.contacts = contacts;
        this.customers = customers;
        this.surveys = surveys;
        this.tenants = tenants;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void handle(Connection connection, List<Received> batch) throws SQLException {
        // Tenants in one order: two consumers that hold each other's customers would wait for ever.
        var byTenant =
                batch.stream().collect(Collectors.groupingBy(Received::tenant, TreeMap::new, Collectors.toList()));
        for (var own : byTenant.entrySet()) {
            TenantLock.share(connection, own.getKey());
            project(connection, settings(own.getKey()), own.getValue());
        }
    }

    /** Folds subjects again from the events that are stored. Asks for the tenant's lock, {@link TenantLock#hold}. */
    void refold(Connection connection, Tenant tenant, Set<String> subjects) throws SQLException {
        projectContacts(connection, tenant, subjects, Set.of());
    }

    private Tenant settings(String tenant) {
        return tenants.tenant(tenant).orElseGet(() -> Tenant.named(tenant, tenant, List.of()));
    }

    private void project(Connection connection, Tenant tenant, List<Received> batch) throws SQLException {
        var appended = events.append(connection, tenant.id(), batch);
        for (var conflict : appended.conflicts()) {
            reject(connection, conflict);
        }
        var fresh = appended.fresh().stream().map(Received::event).toList();
        projectSurveys(connection, tenant, fresh);
        projectContacts(
                connection,
                tenant,
                subjects(fresh, Projection::belongsToContact),
                subjects(fresh, CustomerEvent.Updated.class::isInstance));
    }

    private void projectSurveys(Connection connection, Tenant tenant, List<SupportEvent> fresh) throws SQLException {
        var touched = fresh.stream()
                .filter(SurveyEvent.class::isInstance)
                .map(it -> ((SurveyEvent) it).surveyId())
                .collect(Collectors.toSet());
        var folded = new ArrayList<SurveyFact>();
        for (var own : events.ofSurveys(connection, tenant.id(), touched).values()) {
            folded.add(SurveyFact.fold(own.stream().map(SurveyEvent.class::cast).toList()));
        }
        surveys.replace(connection, tenant.id(), folded);
    }

    /** Replaces the contacts of these subjects, and what the profiles of the updated customers change on others. */
    private void projectContacts(Connection connection, Tenant tenant, Set<String> subjects, Set<String> updated)
            throws SQLException {
        var folded = fold(connection, tenant, subjects);

        // Only what happens under these locks may look at a customer's other contacts.
        var touched = new HashSet<>(contacts.customersOf(connection, tenant.id(), subjects));
        folded.values().forEach(it -> it.customerId().ifPresent(touched::add));
        var named = new HashSet<>(touched);
        named.addAll(updated);
        var profiles = customers.lock(connection, tenant.id(), named);
        profiles.putAll(refreshProfiles(connection, tenant, updated));

        var links = links(connection, tenant, subjects, folded.values(), touched);
        contacts.replace(
                connection,
                tenant.id(),
                subjects,
                folded.values().stream()
                        .map(it -> it.with(
                                it.customerId().map(profiles::get).orElse(Profile.NONE),
                                links.getOrDefault(it.id(), RepeatLinks.Link.NONE)))
                        .toList());
    }

    private Map<String, Contact> fold(Connection connection, Tenant tenant, Collection<String> subjects)
            throws SQLException {
        var folded = new LinkedHashMap<String, Contact>();
        for (var own : events.ofSubjects(connection, tenant.id(), subjects).values()) {
            var relevant = own.stream().filter(Projection::belongsToContact).toList();
            ConversationFold.fold(relevant, tenant.sensitiveCategories())
                    .<Contact>map(it -> new Contact.Conversation(it, Profile.NONE, RepeatLinks.Link.NONE))
                    .or(() -> SessionFact.fold(relevant)
                            .map(it -> new Contact.Session(it, Profile.NONE, RepeatLinks.Link.NONE)))
                    .ifPresent(it -> folded.put(it.id(), it));
        }
        return folded;
    }

    private Map<String, Profile> refreshProfiles(Connection connection, Tenant tenant, Set<String> updated)
            throws SQLException {
        var profiles = new HashMap<String, Profile>();
        for (var own : events.ofSubjects(connection, tenant.id(), updated).entrySet()) {
            profiles.put(
                    own.getKey(),
                    Profile.fold(own.getValue().stream()
                            .filter(CustomerEvent.Updated.class::isInstance)
                            .map(CustomerEvent.Updated.class::cast)
                            .sorted(SupportEvent.READING_ORDER)
                            .toList()));
        }
        customers.update(connection, tenant.id(), profiles);
        contacts.describe(connection, tenant.id(), profiles);
        return profiles;
    }

    /** Links the customers' contacts afresh, stores what changed on those not touched, and tells the others' links. */
    private Map<String, RepeatLinks.Link> links(
            Connection connection,
            Tenant tenant,
            Collection<String> subjects,
            Collection<Contact> folded,
            Collection<String> touched)
            throws SQLException {
        var candidates = new HashMap<String, List<RepeatLinks.Candidate>>();
        var stored = new HashMap<String, RepeatLinks.Link>();
        for (var linked : contacts.ofCustomers(connection, tenant.id(), touched)) {
            if (!subjects.contains(linked.candidate().id())) {
                candidates
                        .computeIfAbsent(linked.customerId(), it -> new ArrayList<>())
                        .add(linked.candidate());
                stored.put(linked.candidate().id(), linked.link());
            }
        }
        folded.forEach(contact -> contact.customerId()
                .ifPresent(customer -> candidates
                        .computeIfAbsent(customer, it -> new ArrayList<>())
                        .add(contact.candidate())));
        var links = new HashMap<String, RepeatLinks.Link>();
        candidates.values().forEach(own -> links.putAll(RepeatLinks.link(own, tenant.repeatContactWindow())));
        var changed = new HashMap<String, RepeatLinks.Link>();
        stored.forEach((id, link) -> {
            if (!link.equals(links.get(id))) {
                changed.put(id, links.get(id));
            }
        });
        contacts.relink(connection, tenant.id(), changed);
        return links;
    }

    /** Whether an event is one of those that make a conversation or a session. */
    static boolean belongsToContact(SupportEvent event) {
        return event instanceof ConversationEvent
                || event instanceof EscalationEvent
                || event instanceof KnowledgeEvent
                || event instanceof ValueEvent;
    }

    /** Whether an event is shown on a conversation's timeline: those that make it, and its surveys. */
    static boolean belongsToConversation(SupportEvent event) {
        return belongsToContact(event) || event instanceof SurveyEvent survey && survey.kind() != SurveyKind.NPS;
    }

    private static Set<String> subjects(List<SupportEvent> events, java.util.function.Predicate<SupportEvent> such) {
        return events.stream().filter(such).flatMap(it -> it.subject().stream()).collect(Collectors.toSet());
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
                        dev.plumbline.contract.CloudEventJson.write(conflict.raw())
                                .toString()));
    }
}
