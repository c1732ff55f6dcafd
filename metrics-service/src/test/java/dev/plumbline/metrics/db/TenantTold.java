package dev.plumbline.metrics.db;

import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.TenantRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Tells the service a tenant's settings, the way it is told of them in earnest. */
@ApplicationScoped
class TenantTold {
    private final KafkaClients kafka;
    private final TenantRegistry registry;

    TenantTold(KafkaClients kafka, TenantRegistry registry) {
        this.kafka = kafka;
        this.registry = registry;
    }

    /** Returns once the service knows it. */
    void settings(String id, Duration repeatContactWindow, boolean storeMessageText, Enrichers enrichers)
            throws Exception {
        var tenant = new Tenant(
                id, id, null, null, null, repeatContactWindow, null, null, storeMessageText, enrichers, List.of());
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topics.TENANT_REGISTRY, id, ContractJson.mapper().writeValueAsBytes(tenant)))
                    .get();
        }
        await().until(() -> registry.tenant(id).equals(Optional.of(tenant)));
    }
}
