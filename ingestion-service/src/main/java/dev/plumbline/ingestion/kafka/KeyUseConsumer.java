package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.KeyUse;
import dev.plumbline.ingestion.tenancy.ApiKeyStore;
import dev.plumbline.kit.messaging.JsonInbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from all services when API keys were last used. */
@ApplicationScoped
class KeyUseConsumer {
    private final JsonInbox inbox;
    private final ApiKeyStore keys;

    KeyUseConsumer(JsonInbox inbox, ApiKeyStore keys) {
        this.inbox = inbox;
        this.keys = keys;
    }

    @Incoming("key-use")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, KeyUse.class, keys::noteUses);
    }
}
