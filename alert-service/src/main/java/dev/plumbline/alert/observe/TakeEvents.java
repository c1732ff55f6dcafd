package dev.plumbline.alert.observe;

import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.erasure.PastErasures;
import dev.plumbline.kit.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes what the consumer has read: as it is, but for what concerns customers who are erased already. */
@ApplicationScoped
public class TakeEvents {
    private final Erasures erasures;
    private final KnowledgeStore knowledge;
    private final ObserveEvents observe;
    private final ForgetCustomer forgetCustomer;

    TakeEvents(Erasures erasures, KnowledgeStore knowledge, ObserveEvents observe, ForgetCustomer forgetCustomer) {
        this.erasures = erasures;
        this.knowledge = knowledge;
        this.observe = observe;
        this.forgetCustomer = forgetCustomer;
    }

    public void take(Connection connection, List<Received> events) throws SQLException {
        // Tenants in a fixed order: two consumers that lock the same ones cannot wait for each other.
        var byTenant =
                events.stream().collect(Collectors.groupingBy(Received::tenant, TreeMap::new, Collectors.toList()));
        for (var own : byTenant.entrySet()) {
            var past = erasures.since(connection, own.getKey(), PastErasures.reach(own.getValue()));
            if (past.isEmpty()) {
                observe.observe(own.getValue());
            } else {
                take(own.getKey(), own.getValue(), past);
            }
        }
    }

    private void take(String tenant, List<Received> events, PastErasures past) {
        knowledge.lock(tenant);
        var named = events.stream().map(past::anonymous).toList();
        var owners = owners(tenant, named, past);
        observe.observe(named.stream()
                .map(it -> PastErasures.without(it, owner(it, owners)))
                .toList());
        // What came before the opening that now says whose it is.
        owners.values().stream().distinct().forEach(forgetCustomer::forget);
    }

    /** Of the conversations that somebody was asked about, or that open now, those of the erased. */
    private Map<String, CustomerErased> owners(String tenant, List<Received> events, PastErasures past) {
        var owners = new HashMap<String, CustomerErased>();
        var asked = events.stream()
                .filter(it -> it.event() instanceof SurveyEvent.Answered)
                .flatMap(it -> it.event().subject().stream())
                .collect(Collectors.toSet());
        for (Conversation conversation : knowledge.conversations(tenant, asked).values()) {
            owned(conversation.id(), conversation.everNamed(), past, owners);
        }
        for (var received : events) {
            if (received.event() instanceof ConversationEvent.Opened opened) {
                opened.customerId().ifPresent(it -> owned(opened.conversationId(), Set.of(it), past, owners));
            }
        }
        return owners;
    }

    private static void owned(
            String conversation, Set<String> customers, PastErasures past, Map<String, CustomerErased> owners) {
        customers.stream()
                .flatMap(it -> past.behind(it).stream())
                .findFirst()
                .ifPresent(it -> owners.put(conversation, it));
    }

    private static List<CustomerErased> owner(Received received, Map<String, CustomerErased> owners) {
        return received.event().subject().map(owners::get).stream().toList();
    }
}
