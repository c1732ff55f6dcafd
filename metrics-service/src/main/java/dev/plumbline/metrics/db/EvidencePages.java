package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures.Evidence;
import dev.plumbline.metrics.kpi.Figures.Page;
import dev.plumbline.metrics.kpi.Figures.Part;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Plan;
import dev.plumbline.metrics.kpi.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows behind a figure, a page at a time, newest first. */
@ApplicationScoped
class EvidencePages {

    /** A page of the rows behind the figure of a query without buckets and groups. */
    Page page(
            Connection connection,
            String tenant,
            Kpi.Selection<?> selection,
            Query query,
            Part part,
            Optional<String> cursor,
            int limit)
            throws SQLException {
        var plan = Plan.of(selection, query);
        var dimensions = selection.kpi().dimensions();
        var sql = statement(new RowCompiler(tenant, query), plan, part, dimensions, Cursor.of(cursor), limit);
        var rows = new ArrayList<Evidence>();
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(evidence(found, dimensions));
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
            RowCompiler rows, Plan<?> plan, Part part, Set<Dimension> dimensions, Optional<Cursor> cursor, int limit) {
        var basis = plan.scan().basis();
        var value = plan.measure().value().map(it -> it.column()).orElse(ownValue(basis));
        // An event count shows the conversation once, however many of the events it has.
        var sql = new SqlFragment()
                .add(isOfEvents(basis) ? "select distinct " : "select ")
                .add("id, basis_at, customer_id, " + value + " as own_value, " + source(basis))
                .add(dimensions.stream().map(it -> ", " + it.column()).collect(Collectors.joining()))
                .add(" from (")
                .add(rows.of(plan.scan()))
                .add(") as counted where ")
                .add(KpiCompiler.condition(part.of(plan.measure())));
        cursor.ifPresent(it -> sql.add(" and (basis_at, id) < (?, ?)", it.at(), it.id()));
        return sql.add(" order by basis_at desc, id desc limit ?", limit + 1);
    }

    /** What a row has by itself where the measure reads no value: a survey has its score. */
    private static String ownValue(Basis<?> basis) {
        return isOfSurveys(basis) ? "score" : "null::float8";
    }

    private static boolean isOfSurveys(Basis<?> basis) {
        return basis instanceof Basis.Flow<?> flow
                && (flow.table() == Basis.Table.SURVEY_ANSWER || flow.table() == Basis.Table.SURVEY_SENDING);
    }

    private static boolean isOfEvents(Basis<?> basis) {
        return basis instanceof Basis.Flow<?> flow
                && (flow.table() == Basis.Table.KNOWLEDGE_GAP || flow.table() == Basis.Table.EXPANSION_SIGNAL);
    }

    /** The kind of a row, its conversation and its comment. */
    private static String source(Basis<?> basis) {
        var contact = "case when conversation then 'conversation' else 'session' end as kind,"
                + " case when conversation then id end as conversation_id, null::text as comment";
        return switch (basis) {
            case Basis.Flow<?> flow ->
                switch (flow.table()) {
                    case CONTACT, KNOWLEDGE_GAP, EXPANSION_SIGNAL -> contact;
                    case REVIEW -> "'review' as kind, conversation_id, comment";
                    case SURVEY_ANSWER, SURVEY_SENDING -> "'survey' as kind, conversation_id, comment";
                };
            case Basis.Stock ignored -> contact;
            case Basis.Census ignored -> "'customer' as kind, null::text as conversation_id, null::text as comment";
        };
    }

    private static Evidence evidence(ResultSet row, Set<Dimension> taken) throws SQLException {
        var dimensions = new LinkedHashMap<Dimension, String>();
        for (var dimension : taken) {
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
