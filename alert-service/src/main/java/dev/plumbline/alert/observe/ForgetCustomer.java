package dev.plumbline.alert.observe;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.observe.KnowledgeStore.Touched;
import dev.plumbline.alert.rule.RuleCatalog;
import dev.plumbline.contract.CustomerErased;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Puts a pseudonym in a customer's place and forgets what they said. Their alerts stay as they are in all else: the rules
 * are judged again over what remains, and nobody is told. What came in the seconds between the erasure and this goes with
 * the rest.
 */
@ApplicationScoped
public class ForgetCustomer {
    private final KnowledgeStore knowledge;
    private final AlertStore alerts;
    private final DeliveryStore deliveries;
    private final ObserveEvents observe;

    ForgetCustomer(KnowledgeStore knowledge, AlertStore alerts, DeliveryStore deliveries, ObserveEvents observe) {
        this.knowledge = knowledge;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.observe = observe;
    }

    /** Joins the caller's transaction. */
    public void forget(CustomerErased erased) {
        knowledge.lock(erased.tenant());
        var surveys = knowledge.forget(erased);
        observe.judge(erased.tenant(), new Touched(surveys, Set.of(), Set.of()));
        for (var alert : alertsOf(erased.tenant(), surveys)) {
            deliveries.rewrite(erased.tenant(), alert.id(), notification -> notification.retold(alert));
        }
    }

    private Collection<Alert> alertsOf(String tenant, Set<String> surveys) {
        List<java.util.UUID> ids = RuleCatalog.ALL.stream()
                .flatMap(rule -> surveys.stream().map(rule::fingerprint))
                .map(fingerprint -> Alert.idOf(tenant, fingerprint))
                .toList();
        return ids.isEmpty() ? List.of() : alerts.find(tenant, ids).values();
    }
}
