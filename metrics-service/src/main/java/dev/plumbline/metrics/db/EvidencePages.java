package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures.Evidence;
import dev.plumbline.metrics.kpi.Figures.Page;
import dev.plumbline.metrics.kpi.Kpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows behind a figure, a page at a time, newest first. */
@ApplicationScoped
class EvidencePages {
    private static final String DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::column).collect(Collectors.joining(", "));

    Page page(
            Connection connection,
            KpiCompiler compiler,
            Kpi.Selection<?> selection,
            Condition<?> such,
            Optional<String> cursor,
            int limit)
            throws SQLException {
        var sql = statement(compiler, selection, such, Cursor.of(cursor), limit);
        var rows = new ArrayList<Evidence>();
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(evidence(found));
                }
            }
        }
        if (rows.size() <= limit) {
            return new Page(rows, Optional.empty());
        }
        var last = rows.get(limit - 1);
        return new Page(rows.subList(0, limit), Optional.of(new Cursor(last.at(), last.id()).toString()));
    }

    /** Asks for one row more than is shown: it tells whether there is a next page. */
    private static SqlFragment statement(
            KpiCompiler compiler, Kpi.Selection<?> selection, Condition<?> such, Optional<Cursor> cursor, int limit) {
        var value = selection
                .measure()
                .value()
                .map(it -> it.column())
                .orElse(ownValue(selection.kpi().basis()));
        var sql = new SqlFragment()
                .add("select id, basis_at, customer_id, " + value + " as own_value, "
                        + source(selection.kpi().basis()))
                .add(", " + DIMENSIONS + " from (")
                .add(compiler.rows(selection.kpi().basis()))
                .add(") as counted where ")
                .add(KpiCompiler.condition(such));
        cursor.ifPresent(it -> sql.add(" and (basis_at, id) < (?, ?)", it.at(), it.id()));
        return sql.add(" order by basis_at desc, id desc limit ?", limit + 1);
    }

    /** What a row has by itself where the measure reads no value: a survey has its score. */
    private static String ownValue(Basis<?> basis) {
        return isOfSurveys(basis) ? "score" : "null::float8";
    }

    private static boolean isOfSurveys(Basis<?> basis) {
        return switch (basis) {
            case Basis.Flow<?> flow -> !flow.table().equals("contact");
            case Basis.Stock ignored -> false;
        };
    }

    private static String source(Basis<?> basis) {
        var survey = "'survey' as kind, conversation_id, comment";
        var contact = "case when conversation then 'conversation' else 'session' end as kind,"
                + " case when conversation then id end as conversation_id, null::text as comment";
        return isOfSurveys(basis) ? survey : contact;
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        var dimensions = new LinkedHashMap<Dimension, String>();
        for (var dimension : Dimension.values()) {
            dimensions.put(dimension, row.getString(dimension.column()));
        }
        var number = row.getDouble("own_value");
        var value = row.wasNull() ? Optional.<Double>empty() : Optional.of(number);
        return new Evidence(
                row.getString("kind"),
                row.getString("id"),
                Optional.ofNullable(row.getString("conversation_id")),
                Optional.ofNullable(row.getString("customer_id")),
                instant(row, "basis_at"),
                dimensions,
                value,
                Optional.ofNullable(row.getString("comment")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
