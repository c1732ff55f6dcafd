package dev.plumbline.survey.db;

import dev.plumbline.kit.security.KeyHash;
import dev.plumbline.survey.survey.Suppression;
import dev.plumbline.survey.survey.Suppressions;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code suppression}. An address is found by a hash that only this installation can make, so that it may be forgotten. */
@ApplicationScoped
class SuppressionTable implements Suppressions {
    private final AgroalDataSource dataSource;
    private final KeyHash hash;

    SuppressionTable(AgroalDataSource dataSource, KeyHash hash) {
        this.dataSource = dataSource;
        this.hash = hash;
    }

    @Override
    public boolean covers(String tenant, String address) {
        return run(
                "select 1 from suppression where tenant_id = ? and address_hash = ?",
                select -> select.executeQuery().next(),
                tenant,
                hash(tenant, address));
    }

    @Override
    public void add(Suppression suppression) {
        var tenant = suppression.tenant();
        run(
                """
                insert into suppression (tenant_id, id, address_hash, address, reason, since, survey_id)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, address_hash) do update
                    set reason = excluded.reason, since = excluded.since, survey_id = excluded.survey_id
                    where suppression.reason = 'BOUNCED' and excluded.reason <> 'BOUNCED'""",
                PreparedStatement::executeUpdate,
                tenant,
                suppression.id(),
                hash(tenant, suppression.address().orElseThrow()),
                suppression.address().orElseThrow(),
                suppression.reason().name(),
                suppression.since().atOffset(ZoneOffset.UTC),
                suppression.survey().orElse(null));
    }

    @Override
    public void forget(String tenant, String address) {
        run(
                "update suppression set address = null where tenant_id = ? and address_hash = ?",
                PreparedStatement::executeUpdate,
                tenant,
                hash(tenant, address));
    }

    @Override
    public boolean lift(String tenant, UUID id) {
        return run(
                        "delete from suppression where tenant_id = ? and id = ?",
                        PreparedStatement::executeUpdate,
                        tenant,
                        id)
                > 0;
    }

    @Override
    public List<Suppression> list(String tenant, Optional<Mark> after, int most) {
        // Everything is before the end of time.
        var mark = after.map(it -> it.since().atOffset(ZoneOffset.UTC)).orElse(OffsetDateTime.MAX);
        return run(
                "select * from suppression where tenant_id = ? and (since, id) < (?, ?) order by since desc, id desc limit ?",
                SuppressionTable::readAll,
                tenant,
                mark,
                after.map(Mark::id).orElse(new UUID(-1, -1)),
                most);
    }

    @Override
    public Map<UUID, Suppression> ofSurveys(String tenant, Collection<UUID> surveys) {
        var found = new HashMap<UUID, Suppression>();
        run(
                        "select * from suppression where tenant_id = ? and survey_id = any (?)",
                        SuppressionTable::readAll,
                        tenant,
                        surveys.toArray(UUID[]::new))
                .forEach(it -> found.put(it.survey().orElseThrow(), it));
        return found;
    }

    /** With the tenant: that one person is suppressed by two tenants is nobody's business. */
    private String hash(String tenant, String address) {
        return hash.of("suppression|" + tenant + "|" + address.toLowerCase(Locale.ROOT));
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Inside a transaction the data source hands out the transaction's own connection. */
    private <T> T run(String sql, Work<T> work, Object... parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return work.with(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("Suppressions cannot be read or kept: " + failure.getMessage(), failure);
        }
    }

    private static List<Suppression> readAll(PreparedStatement select) throws SQLException {
        var found = new ArrayList<Suppression>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows));
            }
        }
        return found;
    }

    private static Suppression read(ResultSet row) throws SQLException {
        return new Suppression(
                row.getString("tenant_id"),
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getString("address")),
                Suppression.Reason.valueOf(row.getString("reason")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("survey_id", UUID.class)));
    }
}
