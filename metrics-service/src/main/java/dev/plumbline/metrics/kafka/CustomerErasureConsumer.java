package dev.plumbline.metrics.kafka;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.kit.messaging.JsonInbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of customers who are to be forgotten and tells whoever keeps the facts. */
@ApplicationScoped
class CustomerErasureConsumer {
    private final JsonInbox inbox;
    private final JsonInbox.Handler<CustomerErased> handler;

    CustomerErasureConsumer(JsonInbox inbox, JsonInbox.Handler<CustomerErased> handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("customer-erasures")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, CustomerErased.class, handler);
    }
}
