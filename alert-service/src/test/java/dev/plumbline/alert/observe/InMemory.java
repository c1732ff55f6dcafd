package dev.plumbline.alert.observe;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.ChannelStore;
import dev.plumbline.alert.notify.Delivery;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.notify.DueDelivery;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.alert.notify.Outcome;
import dev.plumbline.alert.notify.SigningSecret;
import dev.plumbline.alert.rule.Answer;
import dev.plumbline.alert.rule.Conversation;
import dev.plumbline.alert.rule.Customer;
import dev.plumbline.alert.rule.ReadingPosition;
import dev.plumbline.alert.rule.SurveyCase;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.kit.messaging.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The observer over maps, for the tests that need thousands of runs. */
final class InMemory {
    private record Of(String tenant, String id) {}

    private final Map<Of, Customer> customers = new HashMap<>();
    private final Map<Of, Conversation> conversations = new HashMap<>();
    private final Map<Of, Map<ReadingPosition, Answer>> answers = new HashMap<>();
    private final Map<Of, Alert> alerts = new HashMap<>();
    private final List<Notification> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-02-10T00:00:00Z");

    private final ObserveEvents observe = new ObserveEvents(
            new Knowledge(), new Alerts(), new OneWebhook(), new Queue(), () -> now = now.plusSeconds(1));

    void take(Received... events) {
        observe.observe(List.of(events));
    }

    void take(List<Received> events) {
        observe.observe(events);
    }

    /** All alerts, by tenant and fingerprint. */
    Map<String, Alert> alerts() {
        return alerts.values().stream()
                .collect(Collectors.toMap(
                        alert -> alert.tenant() + "|" + alert.fingerprint(),
                        alert -> alert,
                        (a, b) -> a,
                        TreeMap::new));
    }

    Alert theAlert() {
        if (alerts.size() != 1) {
            throw new AssertionError("One alert expected, there are " + alerts.values());
        }
        return alerts.values().iterator().next();
    }

    /** What was told, in order. */
    List<Notification> told() {
        return told;
    }

    private final class Knowledge implements KnowledgeStore {
        @Override
        public void lock(String tenant) {}

        @Override
        public Map<String, Customer> customers(String tenant, Collection<String> ids) {
            return some(customers, tenant, ids);
        }

        @Override
        public void saveCustomers(String tenant, Collection<Customer> changed) {
            changed.forEach(it -> customers.put(new Of(tenant, it.id()), it));
        }

        @Override
        public Map<String, Conversation> conversations(String tenant, Collection<String> ids) {
            return some(conversations, tenant, ids);
        }

        @Override
        public void saveConversations(String tenant, Collection<Conversation> changed) {
            changed.forEach(it -> conversations.put(new Of(tenant, it.id()), it));
        }

        @Override
        public void addAnswers(String tenant, Collection<Answer> added) {
            added.forEach(answer -> answers.computeIfAbsent(new Of(tenant, answer.surveyId()), it -> new HashMap<>())
                    .merge(answer.at(), answer, (known, again) -> known.heardFresh(again.fresh())));
        }

        @Override
        public Set<String> forget(CustomerErased erased) {
            throw new UnsupportedOperationException("Erasure is tested with the real tables");
        }

        /** All of them: what was not touched must come out as it was. */
        @Override
        public List<SurveyCase> surveys(String tenant, Touched touched) {
            return answers.entrySet().stream()
                    .filter(entry -> entry.getKey().tenant().equals(tenant))
                    .map(entry -> new SurveyCase(
                            List.copyOf(entry.getValue().values()), all(conversations, tenant), all(customers, tenant)))
                    .toList();
        }

        private <T> Map<String, T> all(Map<Of, T> things, String tenant) {
            return things.entrySet().stream()
                    .filter(entry -> entry.getKey().tenant().equals(tenant))
                    .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue));
        }

        private <T> Map<String, T> some(Map<Of, T> things, String tenant, Collection<String> ids) {
            var found = all(things, tenant);
            found.keySet().retainAll(ids);
            return found;
        }
    }

    private final class Alerts implements AlertStore {
        @Override
        public Map<UUID, Alert> find(String tenant, Collection<UUID> ids) {
            return alerts.values().stream()
                    .filter(alert -> alert.tenant().equals(tenant) && ids.contains(alert.id()))
                    .collect(Collectors.toMap(Alert::id, alert -> alert));
        }

        @Override
        public void save(Alert alert) {
            alerts.put(new Of(alert.tenant(), alert.fingerprint()), alert);
        }

        @Override
        public List<Alert> list(String tenant, Filter filter, Optional<Position> after, int limit) {
            throw new UnsupportedOperationException("Nobody reads here");
        }
    }

    private static final class OneWebhook implements ChannelStore {
        private final Channel hook = new Channel.Webhook(
                "hook",
                URI.create("https://example.com/hook"),
                SigningSecret.generate(new Random(1)),
                Optional.empty());

        @Override
        public List<Channel> list(String tenant) {
            return List.of(hook);
        }

        @Override
        public Optional<Channel> find(String tenant, String name) {
            return Optional.of(hook);
        }

        @Override
        public void replace(String tenant, List<Channel> channels) {
            throw new UnsupportedOperationException("Nobody changes channels here");
        }

        @Override
        public void disable(String tenant, String name, String because) {
            throw new UnsupportedOperationException("Nobody changes channels here");
        }
    }

    private final class Queue implements DeliveryStore {
        @Override
        public void queue(String tenant, String channel, Notification notification, Instant at) {
            told.add(notification);
        }

        @Override
        public List<DueDelivery> claim(Instant at, Duration lease, int most) {
            throw new UnsupportedOperationException("Nobody delivers here");
        }

        @Override
        public void record(DueDelivery delivery, Outcome outcome, Instant at) {
            throw new UnsupportedOperationException("Nobody delivers here");
        }

        @Override
        public void rewrite(String tenant, UUID alert, UnaryOperator<Notification> retelling) {
            throw new UnsupportedOperationException("Erasure is tested with the real tables");
        }

        @Override
        public Map<UUID, List<Delivery>> of(String tenant, Collection<UUID> alertIds) {
            throw new UnsupportedOperationException("Nobody delivers here");
        }
    }
}
