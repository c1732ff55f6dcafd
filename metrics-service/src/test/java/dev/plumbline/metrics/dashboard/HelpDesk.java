package dev.plumbline.metrics.dashboard;

import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Inbox;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.KeyHash;
import dev.plumbline.kit.security.TenantRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes tenants known and has their conversations happen, for the tests of the pages. */
@ApplicationScoped
class HelpDesk {
    private final KafkaClients kafka;
    private final KeyHash hash;
    private final TenantRegistry registry;
    private final TenantTransaction transactions;
    private final Inbox.Handler handler;

    HelpDesk(
            KafkaClients kafka,
            KeyHash hash,
            TenantRegistry registry,
            TenantTransaction transactions,
            Inbox.Handler handler) {
        this.kafka = kafka;
        this.hash = hash;
        this.registry = registry;
        this.transactions = transactions;
        this.handler = handler;
    }

    /** A tenant of this name, with the key {@code key-of-…} of these scopes. */
    void opensFor(String tenant, Scope... scopes) throws IOException, ExecutionException, InterruptedException {
        var key =
                new Tenant.Key("k-" + tenant, "key-of", hash.of("key-of-" + tenant), Set.of(scopes), Optional.empty());
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topics.TENANT_REGISTRY,
                            tenant,
                            ContractJson.mapper().writeValueAsBytes(Tenant.named(tenant, tenant, List.of(key)))))
                    .get();
        }
        await().until(() -> registry.tenant(tenant).isPresent());
    }

    void takes(String tenant, List<? extends SupportEvent> events) {
        transactions.acrossTenants(connection -> {
            handler.handle(
                    connection,
                    events.stream()
                            .map(it -> new Received(tenant, it, EventReader.write(it), it.time()))
                            .toList());
            return null;
        });
    }

    /** A conversation that the AI settles alone within ten minutes. */
    static List<SupportEvent> settledByAi(String conversation, Instant opened) {
        var events = new ArrayList<SupportEvent>();
        events.add(opened(conversation, opened));
        events.add(message(conversation, opened.plusSeconds(30), Author.AI, "Have you tried the link?"));
        events.add(new ConversationEvent.Resolved(
                header(conversation, "resolved", opened.plusSeconds(600)), Handler.AI, Optional.empty(), false));
        return events;
    }

    /** A conversation that the AI hands over without a summary, and that nobody settles. */
    static List<SupportEvent> handedOver(String conversation, Instant opened) {
        return List.of(
                opened(conversation, opened),
                message(conversation, opened.plusSeconds(30), Author.AI, "I am not sure."),
                new ConversationEvent.Escalated(
                        header(conversation, "escalated", opened.plusSeconds(60)),
                        Optional.of(ConversationEvent.EscalationReason.LOW_CONFIDENCE),
                        Optional.of("billing"),
                        Optional.of(new ConversationEvent.HandoffContext(true, false, true, false))));
    }

    static SupportEvent rated(String conversation, Instant at, int score, String comment) {
        return new SurveyEvent.Answered(
                header(conversation, "answered", at),
                "survey-" + conversation,
                SurveyKind.CSAT,
                score,
                Optional.of(comment),
                List.of(),
                Optional.empty());
    }

    static SupportEvent released(String name, Instant at) {
        return new ChangeReleased(
                Header.of("/changes", "change-" + at, at, null), ChangeReleased.Kind.BOT, name, List.of());
    }

    private static SupportEvent opened(String conversation, Instant at) {
        return new ConversationEvent.Opened(
                header(conversation, "opened", at),
                Optional.of("customer-of-" + conversation),
                Channel.CHAT,
                ConversationEvent.Labels.NONE,
                Optional.of(Handler.AI),
                Optional.empty());
    }

    private static SupportEvent message(String conversation, Instant at, Author author, String text) {
        return new ConversationEvent.Message(
                header(conversation, "message", at),
                author,
                Optional.empty(),
                Optional.of(text),
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }

    private static Header header(String conversation, String what, Instant at) {
        return Header.of("/help-desk", what + "-" + conversation, at, conversation);
    }
}
