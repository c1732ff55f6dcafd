package dev.plumbline.metrics.db;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.kit.erasure.Erasures;
import dev.plumbline.kit.erasure.PastErasures;
import dev.plumbline.kit.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds in a batch what comes too late: events of customers who are erased already. */
@ApplicationScoped
class LateErasure {
    private final Erasures erasures;

    LateErasure(Erasures erasures) {
        this.erasures = erasures;
    }

    /** The erasures that take events of this batch, of one tenant; as a rule none. Nobody else is erased until the end. */
    Collection<CustomerErased> of(Connection connection, String tenant, List<Received> batch) throws SQLException {
        var past = erasures.since(connection, tenant, PastErasures.reach(batch));
        if (past.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, CustomerErased>();
        for (var received : batch) {
            past.of(received).forEach(it -> found.put(it.customerId(), it));
        }
        for (var pseudonym : owners(connection, tenant, batch, past)) {
            past.behind(pseudonym).ifPresent(it -> found.put(pseudonym, it));
        }
        return found.values();
    }

    /** Of conversations that are anonymous already, and of which more is told now. */
    private static List<String> owners(Connection connection, String tenant, List<Received> batch, PastErasures past)
            throws SQLException {
        var owners = new ArrayList<String>();
        try (var select = connection.prepareStatement("""
                select distinct customer_id from contact
                where tenant_id = ? and id = any(?) and customer_id = any(?)""")) {
            select.setString(1, tenant);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            batch.stream()
                                    .flatMap(it -> it.event().subject().stream())
                                    .distinct()
                                    .toArray()));
            select.setArray(
                    3, connection.createArrayOf("text", past.pseudonyms().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    owners.add(rows.getString(1));
                }
            }
        }
        return owners;
    }
}
