package dev.plumbline.metrics.kafka;

import dev.plumbline.kit.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes support events off Kafka and hands them to whoever keeps the facts. Two members of one group in a process: while
 * the database works on the batch of one, the batch of the other is read and folded.
 */
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

    @Incoming("support-events-too")
    @Blocking
    void takeToo(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, handler);
    }
}
