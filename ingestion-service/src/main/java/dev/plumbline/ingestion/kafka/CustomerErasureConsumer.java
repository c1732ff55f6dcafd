package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.ingestion.erasure.CustomerTraces;
import dev.plumbline.kit.messaging.JsonInbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Removes what this service itself keeps of customers who are erased. */
@ApplicationScoped
class CustomerErasureConsumer {
    private final JsonInbox inbox;
    private final CustomerTraces traces;

    CustomerErasureConsumer(JsonInbox inbox, CustomerTraces traces) {
        this.inbox = inbox;
        this.traces = traces;
    }

    @Incoming("customer-erasures")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, CustomerErased.class, this::remove);
    }

    private void remove(Connection connection, List<CustomerErased> erased) throws SQLException {
        for (var it : erased) {
            traces.remove(connection, it);
        }
    }
}
