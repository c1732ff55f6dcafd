package dev.plumbline.metrics.db;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.kpi.Rollup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How rollups are made: of which leaves, in which zone. Those of another form tell nothing of this one's figures. */
final class RollupForm {
    private static final String LEAVES =
            Rollup.ALL.stream().map(RollupForm::text).collect(Collectors.joining("\n"));

    private RollupForm() {}

    /** Whether a tenant's rollups have the form that this version gives them in this zone. */
    static boolean isOf(Connection connection, String tenant, ZoneId zone) throws SQLException {
        try (var select =
                connection.prepareStatement("select 1 from rollup_form where tenant_id = ? and fingerprint = ?")) {
            select.setString(1, tenant);
            select.setString(2, fingerprint(zone));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Those of these tenants whose rollups have another form, or have something marked in them. */
    static Set<String> due(Connection connection, Collection<Tenant> tenants) throws SQLException {
        var due = new HashSet<String>();
        try (var select = connection.prepareStatement("""
                select asked.id from unnest(?::text[], ?::text[]) as asked (id, fingerprint)
                where exists (select from rollup_mark m where m.tenant_id = asked.id)
                    or not exists (select from rollup_form f
                                   where f.tenant_id = asked.id and f.fingerprint = asked.fingerprint)""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", tenants.stream().map(Tenant::id).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            tenants.stream()
                                    .map(it -> fingerprint(it.timeZone()))
                                    .toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getString(1));
                }
            }
        }
        return due;
    }

    static void remember(Connection connection, String tenant, ZoneId zone) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into rollup_form (tenant_id, fingerprint) values (?, ?)
                on conflict (tenant_id) do update set fingerprint = excluded.fingerprint""")) {
            upsert.setString(1, tenant);
            upsert.setString(2, fingerprint(zone));
            upsert.executeUpdate();
        }
    }

    private static String fingerprint(ZoneId zone) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((zone.getId() + "\n" + LEAVES).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** The statement that a rollup would be counted by says all of it. */
    private static String text(Rollup<?> rollup) {
        var sql = RollupCompiler.numbers(rollup).add("; ").add(RollupCompiler.spreads(rollup.spreads()));
        return rollup.flow().name() + ": " + sql;
    }
}
