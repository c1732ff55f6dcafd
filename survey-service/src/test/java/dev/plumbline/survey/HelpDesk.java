package dev.plumbline.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Plays what is around the survey service: the help desk whose events come by Kafka, and those who read ours. */
@ApplicationScoped
public class HelpDesk {
    static final String TENANT = "acme";
    static final String KEY = "key-of-acme";
    static final String ADMIN_KEY = "admin-key-of-acme";
    static final String OTHER_KEY = "key-of-globex";
    /** A tenant whose policies tests may change. */
    static final String TRYING = "initech";

    static final String TRYING_KEY = "key-of-initech";

    /** A tenant whose surveys tests lay down themselves. */
    static final String LEADING = "hooli";

    static final String LEADING_KEY = "key-of-hooli";

    private final KafkaClients kafka;
    private final KeyHash hash;
    private final Producer<String, byte[]> producer;

    HelpDesk(KafkaClients kafka, KeyHash hash) {
        this.kafka = kafka;
        this.hash = hash;
        this.producer = kafka.producer(Map.of("max.block.ms", 10_000));
    }

    void introduceTenants() {
        introduce(TENANT, "Acme Outdoor", KEY);
        introduce("globex", "Globex", OTHER_KEY);
        introduce(TRYING, "Initech", TRYING_KEY, Scope.READ, Scope.INGEST, Scope.ADMIN);
        introduce(LEADING, "Hooli", LEADING_KEY, Scope.READ, Scope.ADMIN);
    }

    /** A conversation that nobody has seen before. */
    static String newId(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    static SupportEvent knows(String customer, String email, String locale, Instant at) {
        return new CustomerEvent.Updated(
                header(newId("ev"), at, customer),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(email),
                Optional.ofNullable(locale));
    }

    static SupportEvent opened(String conversation, String customer, Instant at) {
        return new ConversationEvent.Opened(
                header(newId("ev"), at, conversation),
                Optional.ofNullable(customer),
                Channel.EMAIL,
                ConversationEvent.Labels.NONE,
                Optional.of(Handler.AI),
                Optional.empty());
    }

    static SupportEvent resolved(String conversation, Instant at) {
        return new ConversationEvent.Resolved(
                header(newId("ev"), at, conversation), Handler.AI, Optional.empty(), false);
    }

    static SupportEvent escalated(String conversation, Instant at) {
        return new ConversationEvent.Escalated(
                header(newId("ev"), at, conversation), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static SupportEvent isAbout(String conversation, String category, Instant at) {
        return new ConversationEvent.Categorized(
                header(newId("ev"), at, conversation),
                new ConversationEvent.Labels(
                        Optional.of(category),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static SupportEvent reopened(String conversation, Instant at) {
        return new ConversationEvent.Reopened(header(newId("ev"), at, conversation));
    }

    /** Returns when Kafka has all of them. */
    void tells(SupportEvent... events) {
        tellsOf(TENANT, events);
    }

    void tellsOf(String tenant, SupportEvent... events) {
        var sent = new ArrayList<java.util.concurrent.Future<?>>();
        for (var event : events) {
            var message = KafkaMessage.of(tenant, EventReader.write(event));
            var kafkaRecord = new ProducerRecord<>(Topics.SUPPORT_EVENTS, message.key(), message.value());
            message.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(UTF_8)));
            sent.add(producer.send(kafkaRecord));
        }
        sent.forEach(HelpDesk::await);
    }

    /** Events that ingestion took at a time. */
    void toldAt(Instant arrival, SupportEvent... events) {
        for (var event : events) {
            var message = KafkaMessage.of(TENANT, EventReader.write(event));
            var kafkaRecord = new ProducerRecord<>(
                    Topics.SUPPORT_EVENTS, null, arrival.toEpochMilli(), message.key(), message.value());
            message.headers().forEach((name, value) -> kafkaRecord.headers().add(name, value.getBytes(UTF_8)));
            await(producer.send(kafkaRecord));
        }
    }

    /** Erases a customer as ingestion tells it. */
    void erases(String customer, String pseudonym, Instant at)
            throws com.fasterxml.jackson.core.JsonProcessingException {
        var erased = new CustomerErased(TENANT, customer, pseudonym, at);
        await(producer.send(new ProducerRecord<>(
                Topics.CUSTOMER_ERASURES,
                erased.topicKey(),
                ContractJson.mapper().writeValueAsBytes(erased))));
    }

    /** The survey events on the topic that are about a conversation, as any service reads them. */
    List<SurveyEvent> surveyEvents(String conversation) {
        var found = new ArrayList<SurveyEvent>();
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(Topics.SUPPORT_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    var headers = new LinkedHashMap<String, String>();
                    message.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
                    if (read(new KafkaMessage(message.key(), headers, message.value())) instanceof SurveyEvent event
                            && event.subject().equals(Optional.of(conversation))) {
                        found.add(event);
                    }
                }
            }
        }
        return found;
    }

    private static SupportEvent read(KafkaMessage message) {
        try {
            return EventReader.read(message.event());
        } catch (InvalidEventException broken) {
            throw new AssertionError("An event on the topic breaks the contract", broken);
        }
    }

    private void introduce(String id, String name, String key) {
        introduce(id, name, key, Scope.READ);
    }

    private void introduce(String id, String name, String key, Scope... scopes) {
        var tenant = Tenant.named(
                id,
                name,
                List.of(
                        new Tenant.Key("k1", "key", hash.of(key), Set.of(scopes), Optional.empty()),
                        new Tenant.Key(
                                "k2",
                                "admin",
                                hash.of("admin-" + key),
                                Set.of(Scope.READ, Scope.ADMIN),
                                Optional.empty())));
        try {
            await(producer.send(new ProducerRecord<>(
                    Topics.TENANT_REGISTRY, id, ContractJson.mapper().writeValueAsBytes(tenant))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void await(java.util.concurrent.Future<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Header header(String id, Instant at, String subject) {
        return Header.of("/helpdesk/acme", id, at, subject);
    }
}
