package dev.plumbline.survey.kafka;

import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.messaging.Inbox;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.survey.survey.Arrival;
import dev.plumbline.survey.survey.TakeArrivals;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what happens in support. */
@ApplicationScoped
class SupportEvents {
    private final Inbox inbox;
    private final Erasures erasures;
    private final TakeArrivals takeArrivals;

    SupportEvents(Inbox inbox, Erasures erasures, TakeArrivals takeArrivals) {
        this.inbox = inbox;
        this.erasures = erasures;
        this.takeArrivals = takeArrivals;
    }

    @Incoming("support-events")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(
                batch,
                (connection, events) -> takeArrivals.take(erasures.anonymous(connection, events).stream()
                        .map(SupportEvents::arrival)
                        .toList()));
    }

    private static Arrival arrival(Received received) {
        return new Arrival(received.tenant(), received.event(), received.arrivedAt(), received.isFresh());
    }
}
