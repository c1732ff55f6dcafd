package dev.plumbline.metrics.db;

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

/** The rebuilds, a row per tenant. */
@ApplicationScoped
class RebuildStore implements Rebuilds {
    private static final int LONGEST_ERROR = 2_000;

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
                insert.setString(3, RebuildPosition.json(tenant));
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
                RebuildPosition.total(row),
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
}
