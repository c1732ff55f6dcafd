package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.erasure.CustomerTraces;
import dev.plumbline.ingestion.quarantine.QuarantineStore;
import dev.plumbline.kit.messaging.JsonInbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Brings what this service and the consumers refused into the quarantine. */
@ApplicationScoped
class RejectedEventConsumer {
    private static final Logger LOG = Logger.getLogger(RejectedEventConsumer.class);

    private final JsonInbox inbox;
    private final QuarantineStore quarantine;
    private final CustomerTraces traces;

    RejectedEventConsumer(JsonInbox inbox, QuarantineStore quarantine, CustomerTraces traces) {
        this.inbox = inbox;
        this.quarantine = quarantine;
        this.traces = traces;
    }

    @Incoming("support-rejected")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, RejectedEvent.class, this::keep);
    }

    private void keep(Connection connection, List<RejectedEvent> rejected) throws SQLException {
        var ours = rejected.stream().filter(RejectedEventConsumer::hasTenant).toList();
        if (ours.size() < rejected.size()) {
            LOG.errorf("%d rejections without a tenant are passed by", rejected.size() - ours.size());
        }
        quarantine.add(connection, ours);
        traces.removeErased(connection, ours);
    }

    private static boolean hasTenant(RejectedEvent rejected) {
        return rejected.tenant() != null && Tenant.isId(rejected.tenant());
    }
}
