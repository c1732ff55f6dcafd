package dev.plumbline.survey.survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    Optional<Conversation> conversation(Ref conversation);

    Optional<Customer> customer(Ref customer);
}
