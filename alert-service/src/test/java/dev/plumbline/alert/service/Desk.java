package dev.plumbline.alert.service;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/** A tenant of its own for a test: it sends events as ingestion does, and reads and configures with its key. */
final class Desk {
    private final KafkaClients kafka;
    private final String tenant;
    private final String key;

    private Desk(KafkaClients kafka, String tenant, String key) {
        this.kafka = kafka;
        this.tenant = tenant;
        this.key = key;
    }

    /** Registers the tenant and waits until the service knows its key. */
    static Desk open(KafkaClients kafka, KeyHash hash, String tenant) {
        return open(kafka, hash, tenant, Set.of(Scope.READ, Scope.ADMIN));
    }

    static Desk open(KafkaClients kafka, KeyHash hash, String tenant, Set<Scope> scopes) {
        var desk = new Desk(kafka, tenant, "pl_" + tenant + "_key");
        var registered = Tenant.named(
                tenant, tenant, List.of(new Tenant.Key("k1", "pl_", hash.of(desk.key), scopes, Optional.empty())));
        desk.produce(new ProducerRecord<>(Topics.TENANT_REGISTRY, tenant, json(registered)));
        Awaitility.await().until(() -> desk.request().get("/v1/rules").statusCode() != 401);
        return desk;
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + key);
    }

    String tenant() {
        return tenant;
    }

    /** Events that ingestion takes now. */
    void send(SupportEvent... events) {
        for (var event : events) {
            sendAt(Instant.now(), event);
        }
    }

    /** An event that ingestion took at a time. */
    void sendAt(Instant arrival, SupportEvent event) {
        CloudEvent raw = EventReader.write(event);
        var message = KafkaMessage.of(tenant, raw);
        var sent = new ProducerRecord<>(
                Topics.SUPPORT_EVENTS, null, arrival.toEpochMilli(), message.key(), message.value());
        message.headers().forEach((name, value) -> sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        produce(sent);
    }

    /** Erases a customer as ingestion tells it. */
    void erase(String customer, String pseudonym, Instant at) {
        var erased = new CustomerErased(tenant, customer, pseudonym, at);
        produce(new ProducerRecord<>(Topics.CUSTOMER_ERASURES, erased.topicKey(), json(erased)));
    }

    /** Makes one webhook the tenant's only channel. */
    void hook(String url) {
        request()
                .contentType("application/json")
                .body(Map.of(
                        "channels",
                        List.of(Map.of("name", "hook", "kind", "webhook", "url", url, "secret", Receiver.SECRET))))
                .put("/v1/channels")
                .then()
                .statusCode(200);
    }

    private void produce(ProducerRecord<String, byte[]> message) {
        try (var producer = kafka.producer(Map.of())) {
            producer.send(message).get(20, SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException failure) {
            throw new IllegalStateException("Kafka does not take it", failure);
        }
    }

    private static byte[] json(Object body) {
        try {
            return ContractJson.mapper().writeValueAsBytes(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
