package dev.plumbline.kit.sample;

import dev.plumbline.kit.messaging.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes events as every service does. */
@ApplicationScoped
class SampleConsumer {
    private final Inbox inbox;
    private final Taken taken;

    SampleConsumer(Inbox inbox, Taken taken) {
        this.inbox = inbox;
        this.taken = taken;
    }

    @Incoming("support-events")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, taken::count);
    }
}
