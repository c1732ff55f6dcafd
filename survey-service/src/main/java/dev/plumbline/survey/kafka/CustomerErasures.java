package dev.plumbline.survey.kafka;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.messaging.JsonInbox;
import dev.plumbline.survey.survey.ForgetCustomer;
import dev.plumbline.survey.survey.Ref;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of customers who are to be forgotten. */
@ApplicationScoped
class CustomerErasures {
    private final JsonInbox inbox;
    private final Erasures erasures;
    private final ForgetCustomer forgetCustomer;

    CustomerErasures(JsonInbox inbox, Erasures erasures, ForgetCustomer forgetCustomer) {
        this.inbox = inbox;
        this.erasures = erasures;
        this.forgetCustomer = forgetCustomer;
    }

    @Incoming("customer-erasures")
    @Blocking
    void take(ConsumerRecords<String, byte[]> batch) {
        inbox.take(batch, CustomerErased.class, this::forget);
    }

    private void forget(Connection connection, List<CustomerErased> batch) throws SQLException {
        // Tenants in the order in which the events' consumers lock them.
        for (var erased : batch.stream()
                .sorted(Comparator.comparing(CustomerErased::tenant))
                .toList()) {
            var kept = erasures.remember(connection, erased);
            forgetCustomer.forget(new Ref(kept.tenant(), kept.customerId()), kept.pseudonym());
        }
    }
}
