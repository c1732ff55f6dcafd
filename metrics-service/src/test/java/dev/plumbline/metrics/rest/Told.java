package dev.plumbline.metrics.rest;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Inbox;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.KeyHash;
import dev.plumbline.kit.security.TenantRegistry;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Tells the service of tenants and of events, as JSON, for the tests of its API. */
@ApplicationScoped
class Told {
    private final KafkaClients kafka;
    private final KeyHash hash;
    private final TenantRegistry registry;
    private final TenantTransaction transactions;
    private final Inbox.Handler handler;
    private int number;

    Told(
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

    /** Makes a tenant known, with the keys {@code read-key-of-…} and {@code admin-key-of-…}. */
    void ofTenant(String id) throws Exception {
        ofTenant(id, null, null);
    }

    /** Makes a tenant known with these hours, in place of those it had. */
    void ofTenant(String id, ZoneId zone, BusinessHours hours) throws Exception {
        var keys = List.of(key(id, "read", Scope.READ), key(id, "admin", Scope.ADMIN));
        var tenant = new Tenant(id, id, zone, null, hours, null, null, null, null, null, keys);
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topics.TENANT_REGISTRY, id, ContractJson.mapper().writeValueAsBytes(tenant)))
                    .get();
        }
        await().until(() -> registry.tenant(id).equals(Optional.of(tenant)));
    }

    private Tenant.Key key(String tenant, String name, Scope scope) {
        return new Tenant.Key(name, name, hash.of(name + "-key-of-" + tenant), Set.of(scope), Optional.empty());
    }

    /** An event as a test writes it; {@code data} with apostrophes for quotes. */
    record Event(String source, String id, String type, String subject, String time, String data) {}

    /** An event of a tenant; {@code data} with apostrophes for quotes. */
    void of(String tenant, String type, String subject, String time, String data) {
        of(tenant, List.of(new Event("/told", "told-" + number++, type, subject, time, data)));
    }

    /** Events of a tenant, all at once. */
    void of(String tenant, List<Event> events) {
        var received = events.stream().map(event -> received(tenant, event)).toList();
        transactions.acrossTenants(connection -> {
            handler.handle(connection, received);
            return null;
        });
    }

    private static Received received(String tenant, Event event) {
        try {
            var raw = new CloudEvent(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.time(),
                    Optional.ofNullable(event.subject()),
                    Map.of(),
                    ContractJson.mapper().readTree(event.data().replace('\'', '"')));
            return new Received(tenant, EventReader.read(raw), raw, Instant.parse(event.time()));
        } catch (JsonProcessingException | InvalidEventException mistake) {
            throw new IllegalArgumentException(event.toString(), mistake);
        }
    }

    static RequestSpecification reading(String tenant) {
        return given().header("Authorization", "Bearer read-key-of-" + tenant);
    }

    static RequestSpecification administering(String tenant) {
        return given().header("Authorization", "Bearer admin-key-of-" + tenant);
    }
}
