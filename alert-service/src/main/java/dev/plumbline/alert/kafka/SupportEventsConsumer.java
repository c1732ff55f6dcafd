package dev.plumbline.alert.kafka;

import dev.plumbline.alert.observe.TakeEvents;
import dev.plumbline.kit.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic {@code support.events}, each event once. */
@ApplicationScoped
class SupportEventsConsumer {
    private final Inbox inbox;
    private final TakeEvents takeEvents;

    SupportEventsConsumer(Inbox inbox, TakeEvents takeEvents) {
        this.inbox = inbox;
        this.takeEvents = takeEvents;
    }

    @Incoming("support-events")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, takeEvents::take);
    }
}
