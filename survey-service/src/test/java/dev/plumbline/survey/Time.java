package dev.plumbline.survey;

import dev.plumbline.kit.db.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Lets time pass for one survey or customer: what would be due later is due now. */
@ApplicationScoped
public class Time {
    private final TenantTransaction transactions;

    Time(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    /** So much later, as a conversation's survey sees it. */
    void passes(Duration time, String tenant, String conversation) {
        transactions.in(tenant, connection -> {
            try (var update = connection.prepareStatement(
                    "update survey set remind_at = remind_at - make_interval(secs => ?), sent_at = sent_at - make_interval(secs => ?)"
                            + " where tenant_id = ? and conversation_id = ?")) {
                update.setDouble(1, time.toSeconds());
                update.setDouble(2, time.toSeconds());
                update.setString(3, tenant);
                update.setString(4, conversation);
                return update.executeUpdate();
            }
        });
    }

    /** The cadence comes to a customer; false where nobody knows them yet. */
    boolean bringsTurn(String tenant, String customer) {
        return transactions.in(tenant, connection -> {
            try (var update = connection.prepareStatement(
                    "update customer set turn_at = now() - interval '1 second' where tenant_id = ? and id = ?")) {
                update.setString(1, tenant);
                update.setString(2, customer);
                return update.executeUpdate() == 1;
            }
        });
    }
}
