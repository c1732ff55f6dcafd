package dev.plumbline.metrics.db;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.kpi.Words;
import dev.plumbline.metrics.review.Mishap;
import dev.plumbline.metrics.review.Reason;
import dev.plumbline.metrics.review.Sample;
import dev.plumbline.metrics.review.Samples;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Samples of mishaps, from the contacts in PostgreSQL: one statement counts them and draws some. */
@ApplicationScoped
class SqlSamples implements Samples {
    private final TenantTransaction transactions;

    SqlSamples(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public Sample draw(String tenant, Mishap mishap, Instant from, Instant to, String seed, int size) {
        var sql = statement(tenant, mishap, from, to, seed, size);
        return transactions.in(tenant, connection -> sample(connection, mishap, sql));
    }

    /**
     * Each conversation that can be a mishap, with a flag for each reason; then the counts over all of them. Mishaps come
     * first, so that the first row has the counts also where there is none.
     */
    private static SqlFragment statement(
            String tenant, Mishap mishap, Instant from, Instant to, String seed, int size) {
        var flags = IntStream.range(0, mishap.reasons().size())
                .mapToObj(SqlSamples::flag)
                .toList();
        var at = mishap.basis().column();
        var sql = new SqlFragment()
                .add("select *, count(*) over () as among, count(*) filter (where mishap) over () as total")
                .add(flags.stream()
                        .map(flag -> ", count(*) filter (where " + flag + ") over () as " + flag + "_count")
                        .collect(Collectors.joining()))
                .add(" from (select *, (" + String.join(" or ", flags) + ") as mishap from (")
                .add("select id, " + at + " as at, category, intent, channel, agent");
        for (var index = 0; index < flags.size(); index++) {
            sql.add(", ").add(condition(mishap.reasons().get(index))).add(" as " + flags.get(index));
        }
        return sql.add(
                        " from contact where tenant_id = ? and " + at + " >= ? and " + at + " < ? and ",
                        tenant,
                        from,
                        to)
                .add(KpiCompiler.condition(mishap.among()))
                .add(
                        ") as flagged) as judged order by mishap desc, md5(? || id) collate \"C\", id limit ?",
                        seed,
                        size);
    }

    private static String flag(int index) {
        return "reason_" + index;
    }

    private static SqlFragment condition(Reason reason) {
        return switch (reason) {
            case Reason.InFact inFact -> KpiCompiler.condition(inFact.such());
            case Reason.InAnswer inAnswer -> answered(inAnswer.survey(), inAnswer.atMost());
        };
    }

    private static SqlFragment answered(SurveyKind kind, int atMost) {
        return new SqlFragment()
                .add("exists (select from survey where survey.tenant_id = contact.tenant_id")
                .add(" and survey.subject = contact.id and survey.kind = ?", Words.of(kind))
                .add(" and survey.score <= ?)", (double) atMost);
    }

    private static Sample sample(Connection connection, Mishap mishap, SqlFragment sql) throws SQLException {
        var among = 0L;
        var total = 0L;
        var byReason = new LinkedHashMap<Reason, Long>();
        mishap.reasons().forEach(reason -> byReason.put(reason, 0L));
        var drawn = new ArrayList<Sample.Drawn>();
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    among = rows.getLong("among");
                    total = rows.getLong("total");
                    for (var index = 0; index < mishap.reasons().size(); index++) {
                        byReason.put(mishap.reasons().get(index), rows.getLong(flag(index) + "_count"));
                    }
                    if (rows.getBoolean("mishap")) {
                        drawn.add(drawn(rows, mishap));
                    }
                }
            }
        }
        return new Sample(mishap, among, total, byReason, List.copyOf(drawn));
    }

    private static Sample.Drawn drawn(ResultSet row, Mishap mishap) throws SQLException {
        var reasons = new ArrayList<Reason>();
        for (var index = 0; index < mishap.reasons().size(); index++) {
            if (row.getBoolean(flag(index))) {
                reasons.add(mishap.reasons().get(index));
            }
        }
        return new Sample.Drawn(
                row.getString("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("category"),
                row.getString("intent"),
                row.getString("channel"),
                row.getString("agent"),
                List.copyOf(reasons));
    }
}
