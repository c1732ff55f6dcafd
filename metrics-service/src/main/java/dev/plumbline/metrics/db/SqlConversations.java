package dev.plumbline.metrics.db;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.Conversations;
import dev.plumbline.metrics.fact.Derivation;
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
            var derivations = derived.ofSubjects(connection, tenant, List.of(id));
            var fact = fold(tenant, derivations.putInto(timeline));
            return fact.isPresent()
                    ? Optional.of(detail(
                            connection,
                            tenant,
                            fact.get(),
                            timeline,
                            derivations.isEmpty()
                                    ? Derivation.none(fact.get())
                                    : new Derivation(
                                            derivations.counted(timeline),
                                            fold(tenant, timeline).orElseThrow())))
                    : Optional.empty();
        });
    }

    private static Optional<ConversationFact> fold(Tenant tenant, List<SupportEvent> timeline) {
        return ConversationFold.fold(
                timeline.stream().filter(EventKinds::makesContact).toList(), tenant.sensitiveCategories());
    }

    private ConversationDetail detail(
            Connection connection,
            Tenant tenant,
            ConversationFact fact,
            List<SupportEvent> timeline,
            Derivation derivation)
            throws SQLException {
        var customer = fact.customerId();
        var profile = customer.isPresent()
                ? customers.find(connection, tenant.id(), customer.get())
                : Optional.<Profile>empty();
        var link = customer.isPresent()
                ? contacts.ofCustomers(connection, tenant.id(), List.of(customer.get())).stream()
                        .filter(it -> it.candidate().id().equals(fact.id()))
                        .map(ContactStore.Linked::link)
                        .findFirst()
                : Optional.<RepeatLinks.Link>empty();
        return new ConversationDetail(
                fact, profile.orElse(Profile.NONE), link.orElse(RepeatLinks.Link.NONE), timeline, derivation);
    }
}
