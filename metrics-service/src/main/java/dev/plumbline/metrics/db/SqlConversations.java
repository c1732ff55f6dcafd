package dev.plumbline.metrics.db;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.Conversations;
import dev.plumbline.metrics.fact.Derivation;
import dev.plumbline.metrics.fact.FoldSettings;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Single conversations, folded afresh from their events: what is shown is how the figures came to be. */
@ApplicationScoped
class SqlConversations implements Conversations {
    private final TenantTransaction transactions;
    private final EventStore events;
    private final ContactStore contacts;
    private final CustomerStore customers;
    private final DerivedStore derived;

    SqlConversations(
            TenantTransaction transactions,
            EventStore events,
            ContactStore contacts,
            CustomerStore customers,
            DerivedStore derived) {
        this.transactions = transactions;
        this.events = events;
        this.contacts = contacts;
        this.customers = customers;
        this.derived = derived;
    }

    @Override
    public Optional<ConversationDetail> find(Tenant tenant, String id) {
        return transactions.in(tenant.id(), connection -> {
            var timeline = events.ofSubjects(connection, tenant.id(), List.of(id)).getOrDefault(id, List.of()).stream()
                    .filter(EventKinds::isOnTimeline)
                    .sorted(SupportEvent.READING_ORDER)
                    .toList();
            var settings = FoldSettings.of(tenant);
            var derivations = derived.ofSubjects(connection, tenant, List.of(id));
            var own = ofContact(derivations.putInto(timeline));
            var fact = ConversationFold.fold(own, settings);
            var grounds = ConversationFold.grounds(own, settings);
            return fact.isPresent() && grounds.isPresent()
                    ? Optional.of(detail(
                            connection,
                            tenant,
                            fact.get(),
                            grounds.get(),
                            timeline,
                            derivations.isEmpty()
                                    ? Derivation.none(fact.get())
                                    : new Derivation(
                                            derivations.counted(timeline),
                                            ConversationFold.fold(ofContact(timeline), settings)
                                                    .orElseThrow())))
                    : Optional.empty();
        });
    }

    private static List<SupportEvent> ofContact(List<SupportEvent> timeline) {
        return timeline.stream().filter(EventKinds::makesContact).toList();
    }

    private ConversationDetail detail(
            Connection connection,
            Tenant tenant,
            ConversationFact fact,
            Grounds grounds,
            List<SupportEvent> timeline,
            Derivation derivation)
            throws SQLException {
        var customer = fact.customerId();
        var profile = customer.isPresent()
                ? customers.find(connection, tenant.id(), customer.get())
                : Optional.<Profile>empty();
        return new ConversationDetail(
                fact,
                grounds,
                profile.orElse(Profile.NONE),
                customer.isPresent()
                        ? neighbours(connection, tenant, fact.id(), customer.get())
                        : RepeatLinks.Neighbours.NONE,
                timeline,
                derivation);
    }

    private RepeatLinks.Neighbours neighbours(Connection connection, Tenant tenant, String id, String customer)
            throws SQLException {
        var candidates = contacts.ofCustomers(connection, tenant.id(), List.of(customer)).stream()
                .map(ContactStore.Linked::candidate)
                .toList();
        return candidates.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(it -> RepeatLinks.neighbours(it, candidates, tenant.repeatContactWindow()))
                .orElse(RepeatLinks.Neighbours.NONE);
    }
}
