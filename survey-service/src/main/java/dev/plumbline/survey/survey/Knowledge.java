package dev.plumbline.survey.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What events told of conversations and customers. Used inside a transaction; what is locked stays so until its end.
 * Whoever locks both locks conversations first, then customers, then surveys.
 */
public interface Knowledge {
    /** What is known of each, unknown ones included. */
    Map<Ref, Conversation> lockConversations(Set<Ref> conversations);

    /** What is known of each, unknown ones included. */
    Map<Ref, Customer> lockCustomers(Set<Ref> customers);

    void saveConversations(Map<Ref, Conversation> conversations);

    void saveCustomers(Map<Ref, Customer> customers);

    /** Calls a customer otherwise, and forgets how to reach them. Tells which conversations are theirs, and locks those. */
    Set<Ref> rename(Ref customer, String pseudonym);

    Map<Ref, Conversation> conversations(Collection<Ref> conversations);

    Map<Ref, Customer> customers(Collection<Ref> customers);

    default Optional<Customer> customer(Ref customer) {
        return Optional.ofNullable(customers(List.of(customer)).get(customer));
    }

    /**
     * At most so many of a tenant's customers with an address whose turn by the cadence has come, or was never worked out; with the
     * turn that has come. Without those that another worker holds.
     */
    Map<Ref, Optional<Instant>> lockWhoseTurnIs(String tenant, Instant now, int most);

    /** When customers are next asked by the cadence. */
    void setTurns(Map<Ref, Instant> turns);

    /** Calls with pages of the tenant's conversations that were last resolved in a period, in the order of that time. */
    void forEachResolved(String tenant, Instant from, Instant to, Consumer<Map<Ref, Conversation>> each);

    /** Calls with the id of every customer who has an address. */
    void forEachAddressed(String tenant, Consumer<String> each);

    /** No customer of the tenant has a turn: the cadence changed. */
    void clearTurns(String tenant);
}
