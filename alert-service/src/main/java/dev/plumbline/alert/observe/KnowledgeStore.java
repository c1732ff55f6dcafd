package dev.plumbline.alert.observe;

import dev.plumbline.alert.rule.Answer;
import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.alert.rule.Customer;
import dev.plumbline.alert.rule.SurveyCase;
import dev.plumbline.contract.CustomerErased;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what the rules need to know, per tenant. Every call joins the caller's transaction. */
public interface KnowledgeStore {
    /**
     * Lets nobody else observe this tenant's events before the transaction ends. Without it, an answer and the word that
     * its customer is a VIP, taken at the same moment by two consumers, would not see each other.
     */
    void lock(String tenant);

    /** Those of the customers that are known, by id. */
    Map<String, Customer> customers(String tenant, Collection<String> ids);

    void saveCustomers(String tenant, Collection<Customer> customers);

    /** Those of the conversations that are known, by id. */
    Map<String, Conversation> conversations(String tenant, Collection<String> ids);

    void saveConversations(String tenant, Collection<Conversation> conversations);

    /** Adds what is not there yet; one that is there becomes fresh when either is. */
    void addAnswers(String tenant, Collection<Answer> answers);

    /** The answered surveys that something new about these may change. */
    List<SurveyCase> surveys(String tenant, Touched touched);

    /** Puts a pseudonym in a customer's place and forgets what they said; tells which surveys they answered. */
    Set<String> forget(CustomerErased erased);

    /** What something new was heard of, by id. */
    record Touched(Set<String> surveys, Set<String> conversations, Set<String> customers) {}
}
