package dev.plumbline.metrics.db;

import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.FoldSettings;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.SessionFact;
import dev.plumbline.metrics.kpi.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Folds conversations and sessions, links them to their customer's others, and replaces their rows. */
@ApplicationScoped
class ContactProjection {
    private final ContactStore contacts;
    private final ReviewStore reviews;
    private final CustomerStore customers;
    private final DerivedStore derived;

    ContactProjection(ContactStore contacts, ReviewStore reviews, CustomerStore customers, DerivedStore derived) {
        this.contacts = contacts;
        this.reviews = reviews;
        this.customers = customers;
        this.derived = derived;
    }

    /**
     * Replaces the contacts of these subjects, and what the profiles of the updated customers change on others.
     *
     * @param seen the customers whom new events name or touch otherwise, and when one named them
     * @param events of the subjects and of the customers, all of them
     */
    void project(
            Connection connection,
            Tenant tenant,
            Set<String> subjects,
            Set<String> updated,
            Map<String, Optional<Instant>> seen,
            Map<String, List<SupportEvent>> events)
            throws SQLException {
        var folded = fold(tenant, subjects, events, derived.ofSubjects(connection, tenant, subjects));

        // Only what happens under these locks may look at a customer's other contacts.
        var touched = new HashSet<>(contacts.customersOf(connection, tenant.id(), subjects));
        folded.values().forEach(it -> it.customerId().ifPresent(touched::add));
        var named = new HashMap<>(seen);
        touched.forEach(customer -> named.putIfAbsent(customer, Optional.empty()));
        updated.forEach(customer -> named.putIfAbsent(customer, Optional.empty()));
        var profiles = customers.lock(connection, tenant.id(), named);
        profiles.putAll(refreshProfiles(connection, tenant, updated, events));

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
        reviews.replace(connection, tenant.id(), subjects, folded.values());
    }

    private static Map<String, Contact> fold(
            Tenant tenant,
            Collection<String> subjects,
            Map<String, List<SupportEvent>> events,
            Derivations derivations) {
        var folded = new LinkedHashMap<String, Contact>();
        var settings = FoldSettings.of(tenant);
        for (var subject : subjects) {
            var relevant = derivations.putInto(events.getOrDefault(subject, List.of()).stream()
                    .filter(EventKinds::makesContact)
                    .toList());
            ConversationFold.fold(relevant, settings)
                    .<Contact>map(it -> new Contact.Conversation(it, Profile.NONE, RepeatLinks.Link.NONE))
                    .or(() -> SessionFact.fold(relevant)
                            .map(it -> new Contact.Session(it, Profile.NONE, RepeatLinks.Link.NONE)))
                    .ifPresent(it -> folded.put(it.id(), it));
        }
        return folded;
    }

    private Map<String, Profile> refreshProfiles(
            Connection connection, Tenant tenant, Set<String> updated, Map<String, List<SupportEvent>> events)
            throws SQLException {
        var profiles = new HashMap<String, Profile>();
        for (var customer : updated) {
            profiles.put(
                    customer,
                    Profile.fold(events.getOrDefault(customer, List.of()).stream()
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
}
