package dev.plumbline.metrics.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.fact.Rebuild;
import dev.plumbline.metrics.fact.Rebuilds;
import dev.plumbline.metrics.kpi.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The rebuilds, a row per tenant: where each has come to survives a restart. */
@ApplicationScoped
class RebuildStore implements Rebuilds {
    private static final int LONGEST_ERROR = 2_000;

    /**
     * Where a rebuild is.
     *
     * @param begunWith the tenant as it was when it began, without keys
     * @param doneTo the last id of the step that is done; empty at its start
     */
    record Position(Tenant begunWith, String step, String doneTo, long done, OptionalLong total) {
        Position at(String nextStep) {
            return new Position(begunWith, nextStep, "", done, total);
        }

        Position after(String last, long more) {
            return new Position(begunWith, step, last, done + more, total);
        }

        Position of(long all) {
            return new Position(begunWith, step, doneTo, done, OptionalLong.of(all));
        }
    }

    private final TenantTransaction transactions;
    private final InstantSource clock;

    RebuildStore(TenantTransaction transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Rebuild ask(Tenant tenant) {
        // Looked at first: to write would wait for the page that is being worked.
        return latest(tenant.id())
                .filter(it -> it.state() == Rebuild.State.RUNNING)
                .orElseGet(() -> begin(tenant, Rebuild.Cause.REQUEST));
    }

    /** Begins a rebuild, unless one runs; tells of the one that runs then. */
    Rebuild begin(Tenant tenant, Rebuild.Cause cause) {
        return transactions.in(tenant.id(), connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into rebuild (tenant_id, state, cause, tenant, step, done_to, done, started_at)
                    values (?, 'running', ?, ?::json, '', '', 0, ?)
                    on conflict (tenant_id) do update set state = excluded.state, cause = excluded.cause,
                        tenant = excluded.tenant, step = '', done_to = '', done = 0, total = null,
                        started_at = excluded.started_at, finished_at = null, error = null
                    where rebuild.state <> 'running'""")) {
                insert.setString(1, tenant.id());
                insert.setString(2, Words.of(cause));
                insert.setString(3, json(tenant));
                insert.setObject(4, now());
                insert.executeUpdate();
            }
            return find(connection, tenant.id()).orElseThrow();
        });
    }

    @Override
    public Optional<Rebuild> latest(String tenant) {
        return transactions.in(tenant, connection -> find(connection, tenant));
    }

    private static Optional<Rebuild> find(Connection connection, String tenant) throws SQLException {
        try (var select = connection.prepareStatement("select * from rebuild where tenant_id = ?")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rebuild(rows)) : Optional.empty();
            }
        }
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        return new Rebuild(
                Rebuild.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Rebuild.Cause.valueOf(row.getString("cause").toUpperCase(Locale.ROOT)),
                row.getLong("done"),
                total(row),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("error")));
    }

    /** The tenants whose facts are being rebuilt. */
    List<String> running() {
        return transactions.acrossTenants(connection -> {
            var tenants = new ArrayList<String>();
            try (var select = connection.prepareStatement(
                            "select tenant_id from rebuild where state = 'running' order by tenant_id");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    tenants.add(rows.getString(1));
                }
            }
            return tenants;
        });
    }

    /** Locks a rebuild that runs until the transaction ends; none, where another replica has it. */
    static Optional<Position> lock(Connection connection, String tenant) throws SQLException {
        try (var select = connection.prepareStatement("""
                select tenant, step, done_to, done, total from rebuild
                where tenant_id = ? and state = 'running' for update skip locked""")) {
            select.setString(1, tenant);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Position(
                                tenant(rows.getString("tenant")),
                                rows.getString("step"),
                                rows.getString("done_to"),
                                rows.getLong("done"),
                                total(rows)))
                        : Optional.empty();
            }
        }
    }

    static void move(Connection connection, String tenant, Position to) throws SQLException {
        try (var update = connection.prepareStatement("""
                update rebuild set step = ?, done_to = ?, done = ?, total = greatest(?, ?) where tenant_id = ?""")) {
            update.setString(1, to.step());
            update.setString(2, to.doneTo());
            update.setLong(3, to.done());
            // Events arrive meanwhile: never is more done than there is.
            update.setLong(4, to.total().orElseThrow());
            update.setLong(5, to.done());
            update.setString(6, tenant);
            update.executeUpdate();
        }
    }

    /** Has it begin again, with the settings that the tenant has now. */
    static void beginAgain(Connection connection, Tenant tenant) throws SQLException {
        try (var update = connection.prepareStatement("""
                update rebuild set tenant = ?::json, step = '', done_to = '', done = 0, total = null
                where tenant_id = ?""")) {
            update.setString(1, json(tenant));
            update.setString(2, tenant.id());
            update.executeUpdate();
        }
    }

    void finish(Connection connection, String tenant) throws SQLException {
        try (var update = connection.prepareStatement(
                "update rebuild set state = 'done', total = done, finished_at = ? where tenant_id = ?")) {
            update.setObject(1, now());
            update.setString(2, tenant);
            update.executeUpdate();
        }
    }

    /** Ends it; what is folded already stays. */
    void fail(String tenant, String why) {
        transactions.run(tenant, connection -> {
            try (var update = connection.prepareStatement("""
                    update rebuild set state = 'failed', error = ?, finished_at = ?
                    where tenant_id = ? and state = 'running'""")) {
                update.setString(1, why.substring(0, Math.min(why.length(), LONGEST_ERROR)));
                update.setObject(2, now());
                update.setString(3, tenant);
                update.executeUpdate();
            }
        });
    }

    private OffsetDateTime now() {
        return SqlTime.micros(clock.instant()).atOffset(ZoneOffset.UTC);
    }

    private static OptionalLong total(ResultSet row) throws SQLException {
        var total = row.getLong("total");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** What of a tenant facts can depend on: its keys never matter. */
    static Tenant settings(Tenant tenant) {
        return tenant.with(List.of());
    }

    private static String json(Tenant tenant) {
        try {
            return ContractJson.mapper().writeValueAsString(settings(tenant));
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
