package dev.plumbline.metrics.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Tenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a rebuild that runs has come to. It is moved in the transaction of the page that is done, so that it survives a
 * restart and no page is done twice.
 *
 * @param begunWith the tenant as it was when it began, without keys
 * @param step the name of what is being folded; empty at the start
 * @param doneTo the last id of the step that is done; empty at its start
 * @param total empty until it is counted
 */
record RebuildPosition(Tenant begunWith, String step, String doneTo, long done, OptionalLong total) {

    /** At the start of a step, with what is done then and still to do. */
    RebuildPosition at(String next, long remaining) {
        return new RebuildPosition(begunWith, next, "", done, OptionalLong.of(done + remaining));
    }

    /** After a page. Events arrive meanwhile: never is more done than there is. */
    RebuildPosition after(List<String> page) {
        var more = done + page.size();
        return new RebuildPosition(
                begunWith, step, page.getLast(), more, OptionalLong.of(Math.max(total.orElse(0), more)));
    }

    /** Whether a tenant's settings are still those that it began with: its keys never matter. */
    boolean isBegunWith(Tenant tenant) {
        // Written and read like the other: whatever that does to a setting, it does to both.
        return begunWith.equals(tenant(json(tenant)));
    }

    /** Locks a rebuild that runs until the transaction ends; none, where another replica has it. */
    static Optional<RebuildPosition> lock(Connection connection, String tenant) throws SQLException {
        try (var select = connection.prepareStatement("""
                select tenant, step, done_to, done, total from rebuild
                where tenant_id = ? and state = 'running' for update skip locked""")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new RebuildPosition(
                                tenant(rows.getString("tenant")),
                                rows.getString("step"),
                                rows.getString("done_to"),
                                rows.getLong("done"),
                                total(rows)))
                        : Optional.empty();
            }
        }
    }

    void store(Connection connection, String tenant) throws SQLException {
        try (var update = connection.prepareStatement(
                "update rebuild set step = ?, done_to = ?, done = ?, total = ? where tenant_id = ?")) {
            update.setString(1, step);
            update.setString(2, doneTo);
            update.setLong(3, done);
            update.setLong(4, total.orElseThrow());
            update.setString(5, tenant);
            update.executeUpdate();
        }
    }

    /** Has a rebuild begin again, with the settings that the tenant has now. */
    static void beginAgain(Connection connection, Tenant tenant) throws SQLException {
        try (var update = connection.prepareStatement("""
                update rebuild set tenant = ?::json, step = '', done_to = '', done = 0, total = null
                where tenant_id = ?""")) {
            update.setString(1, json(tenant));
            update.setString(2, tenant.id());
            update.executeUpdate();
        }
    }

    static OptionalLong total(ResultSet row) throws SQLException {
        var total = row.getLong("total");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** What of a tenant is stored with its rebuild. */
    static String json(Tenant tenant) {
        try {
            return ContractJson.mapper().writeValueAsString(tenant.with(List.of()));
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("A tenant cannot be written", defect);
        }
    }

    private static Tenant tenant(String json) {
        try {
            return ContractJson.mapper().readValue(json, Tenant.class);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("A stored tenant cannot be read", defect);
        }
    }
}
