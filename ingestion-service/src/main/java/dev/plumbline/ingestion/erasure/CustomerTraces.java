package dev.plumbline.ingestion.erasure;

import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.RejectedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What this service keeps of customers: bodies in the quarantine, and what webhooks do not say themselves. */
public interface CustomerTraces {
    /** Removes what was kept of a customer up to their erasure. */
    void remove(Connection connection, CustomerErased erased) throws SQLException;

    /** Removes what has just come into the quarantine of customers who were erased after it was refused. */
    void removeErased(Connection connection, List<RejectedEvent> rejected) throws SQLException;
}
