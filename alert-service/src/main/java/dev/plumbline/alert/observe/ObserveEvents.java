package dev.plumbline.alert.observe;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.ChannelStore;
import dev.plumbline.alert.notify.Decision;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.alert.observe.KnowledgeStore.Touched;
import dev.plumbline.alert.rule.Answer;
import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.alert.rule.Customer;
import dev.plumbline.alert.rule.Finding;
import dev.plumbline.alert.rule.PoorAnswer;
import dev.plumbline.alert.rule.RuleCatalog;
import dev.plumbline.alert.rule.SurveyCase;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.kit.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes events into what is known, judges the rules over what they touch, and notes what is to be told. All of it in the
 * caller's transaction.
 */
@ApplicationScoped
public class ObserveEvents {
    private static final Logger LOG = Logger.getLogger(ObserveEvents.class);

    private final KnowledgeStore knowledge;
    private final AlertStore alerts;
    private final ChannelStore channels;
    private final DeliveryStore deliveries;
    private final InstantSource clock;

    public ObserveEvents(
            KnowledgeStore knowledge,
            AlertStore alerts,
            ChannelStore channels,
            DeliveryStore deliveries,
            InstantSource clock) {
        this.knowledge = knowledge;
        this.alerts = alerts;
        this.channels = channels;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public void observe(List<Received> events) {
        // Tenants in a fixed order: two consumers that lock the same ones cannot wait for each other.
        var byTenant =
                events.stream().collect(Collectors.groupingBy(Received::tenant, TreeMap::new, Collectors.toList()));
        byTenant.forEach((tenant, received) -> {
            var observations = new Observations(received);
            if (!observations.isEmpty()) {
                knowledge.lock(tenant);
                judge(tenant, learn(tenant, observations));
            }
        });
    }

    /** Keeps what was said, and tells what it may change. */
    private Touched learn(String tenant, Observations said) {
        var touchedCustomers = learnCustomers(tenant, said.customers());
        var touchedConversations = learnConversations(tenant, said);
        if (!said.answers().isEmpty()) {
            knowledge.addAnswers(tenant, said.answers());
        }
        return new Touched(ids(said.answers(), Answer::surveyId), touchedConversations, touchedCustomers);
    }

    private Set<String> learnCustomers(String tenant, List<CustomerEvent.Updated> said) {
        var before = knowledge.customers(tenant, ids(said, CustomerEvent::customerId));
        var after = new TreeMap<>(before);
        for (var event : said) {
            after.put(
                    event.customerId(),
                    after.getOrDefault(event.customerId(), Customer.unknown(event.customerId()))
                            .observe(event));
        }
        var changed = changed(before, after);
        knowledge.saveCustomers(tenant, changed.values());
        return Set.copyOf(changed.keySet());
    }

    private Set<String> learnConversations(String tenant, Observations said) {
        var before = knowledge.conversations(
                tenant,
                Stream.concat(said.openings().stream(), said.categories().stream())
                        .map(ConversationEvent::conversationId)
                        .collect(Collectors.toCollection(TreeSet::new)));
        var after = new TreeMap<>(before);
        for (var event : said.openings()) {
            after.put(event.conversationId(), known(after, event).observe(event));
        }
        for (var event : said.categories()) {
            after.put(event.conversationId(), known(after, event).observe(event));
        }
        var changed = changed(before, after);
        knowledge.saveConversations(tenant, changed.values());
        return Set.copyOf(changed.keySet());
    }

    /** Judges the rules over what was touched; the tenant is locked. */
    void judge(String tenant, Touched touched) {
        var surveys = knowledge.surveys(tenant, touched);
        var findings = RuleCatalog.ALL.stream()
                .flatMap(rule -> switch (rule) {
                    case PoorAnswer poorAnswer -> findings(poorAnswer, surveys);
                })
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var known = alerts.find(
                tenant,
                findings.stream()
                        .map(finding -> Alert.idOf(tenant, finding.fingerprint()))
                        .toList());
        for (var finding : findings) {
            var before = Optional.ofNullable(known.get(Alert.idOf(tenant, finding.fingerprint())));
            var after =
                    before.map(alert -> alert.observe(finding, now)).orElseGet(() -> Alert.first(tenant, finding, now));
            if (!before.equals(Optional.of(after))) {
                alerts.save(after);
                tell(Decision.of(before, after), after, now);
            }
        }
    }

    private void tell(Decision decision, Alert alert, Instant now) {
        LOG.debugf("%s %s: %s", alert.tenant(), alert.fingerprint(), decision);
        switch (decision) {
            case Decision.KeepSilent silent -> {}
            case Decision.Tell tell -> {
                var notification = Notification.of(alert, tell.reason());
                channels.list(alert.tenant()).stream()
                        .filter(Channel::isEnabled)
                        .forEach(channel -> deliveries.queue(alert.tenant(), channel.name(), notification, now));
            }
        }
    }

    private static Stream<Finding> findings(PoorAnswer rule, List<SurveyCase> surveys) {
        return surveys.stream().map(rule::judge).flatMap(Optional::stream);
    }

    private static Conversation known(Map<String, Conversation> conversations, ConversationEvent event) {
        return conversations.getOrDefault(event.conversationId(), Conversation.unknown(event.conversationId()));
    }

    /** What differs from before. */
    private static <T> Map<String, T> changed(Map<String, T> before, Map<String, T> after) {
        return after.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T> Set<String> ids(Collection<T> things, Function<T, String> id) {
        return things.stream().map(id).collect(Collectors.toCollection(TreeSet::new));
    }
}
