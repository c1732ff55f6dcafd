package dev.plumbline.metrics.kafka;

import dev.plumbline.kit.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes support events off Kafka and hands them to whoever keeps the facts. */
@ApplicationScoped
class SupportEventConsumer {
    private final Inbox inbox;
    private final Inbox.Handler handler;

    SupportEventConsumer(Inbox inbox, Inbox.Handler handler) {
        this.inbox = inbox;
        this.handler = handler;
    }

    @Incoming("support-events")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, handler);
    }
}
