package dev.plumbline.metrics.db;

import dev.plumbline.metrics.db.SqlFragment.Instants;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Row;
import dev.plumbline.metrics.kpi.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns declarations into SQL. All leaves over one basis become one statement with one scan: a column each, the cells
 * of the series and of the whole period together by grouping sets.
 */
final class KpiCompiler {
    /** The calendar is worked out in Java, once, for compiler and interpreter alike; SQL only sorts rows into it. */
    private static final String BUCKET_OF = "width_bucket(%s, ?::timestamptz[])";

    private final Query query;
    private final String tenant;

    KpiCompiler(String tenant, Query query) {
        this.tenant = tenant;
        this.query = query;
    }

    /**
     * The statement that counts leaves. Its columns: the bucket's number from 1 (null for the whole period), the values
     * of the query's dimensions, the leaves.
     */
    SqlFragment count(Basis<?> basis, List<? extends Leaf<?>> leaves) {
        var sql = new SqlFragment().add("select ").add(bucketed() ? "bucket" : "null::integer");
        query.by().forEach(dimension -> sql.add(", " + dimension.column()));
        leaves.forEach(leaf -> sql.add(", ").add(leaf(leaf)));
        sql.add(" from (").add(rows(basis)).add(") as counted group by ").add(groupingSets(basis));
        return sql;
    }

    /** The rows that a query over a basis sees, each with its bucket and the instant that puts it there. */
    SqlFragment rows(Basis<?> basis) {
        return switch (basis) {
            case Basis.Flow<?> flow -> flow(flow);
            case Basis.Stock ignored -> stock();
        };
    }

    private SqlFragment flow(Basis.Flow<?> flow) {
        var sql = new SqlFragment().add("select *, " + flow.column() + " as basis_at");
        if (bucketed()) {
            sql.add(", " + BUCKET_OF.formatted(flow.column()) + " as bucket", new Instants(query.starts()));
        }
        return sql.add(" from " + flow.table() + " where tenant_id = ?", tenant)
                .add(" and " + flow.column() + " >= ? and " + flow.column() + " < ?", query.from(), query.end())
                .add(filters());
    }

    /**
     * A conversation once for each bucket at whose end it was open. An open span (after, until] holds the ends that
     * are later than {@code after} and not later than {@code until}: a run of numbers that two searches give.
     */
    private SqlFragment stock() {
        var ends = new Instants(query.ends());
        return new SqlFragment()
                .add("select contact.*, (?::timestamptz[])[bucket] as basis_at, bucket,", ends)
                .add(" extract(epoch from (?::timestamptz[])[bucket] - opened_at)::float8 as age", ends)
                .add(" from contact cross join lateral unnest(open_during) as span")
                .add(" cross join lateral generate_series(" + BUCKET_OF.formatted("lower(span)") + " + 1,", ends)
                .add(
                        " coalesce(" + BUCKET_OF.formatted("upper(span)") + ", ?)) as bucket",
                        ends,
                        ends.instants().size())
                .add(" where tenant_id = ? and conversation", tenant)
                .add(
                        " and open_until >= ? and opened_at < ?",
                        ends.instants().getFirst(),
                        ends.instants().getLast())
                .add(filters());
    }

    private SqlFragment filters() {
        var sql = new SqlFragment();
        query.filters().forEach((dimension, values) -> sql.add(" and " + dimension.column() + " = any(?)", values));
        if (!query.tags().isEmpty()) {
            sql.add(" and tags && ?", query.tags());
        }
        return sql;
    }

    private SqlFragment groupingSets(Basis<?> basis) {
        var dimensions = query.by().stream().map(Dimension::column).toList();
        var whole = "(" + String.join(", ", dimensions) + ")";
        if (!bucketed()) {
            return new SqlFragment().add("grouping sets (" + whole + ")");
        }
        var series = new ArrayList<String>();
        series.add("bucket");
        series.addAll(dimensions);
        var sets = "(" + String.join(", ", series) + ")";
        return switch (basis) {
            case Basis.Flow<?> ignored -> new SqlFragment().add("grouping sets (" + sets + ", " + whole + ")");
            // What is open is no sum over time: the whole is the last bucket, which ends where the period does.
            case Basis.Stock ignored -> new SqlFragment().add("grouping sets (" + sets + ")");
        };
    }

    private boolean bucketed() {
        return query.bucket().isPresent() && !query.starts().isEmpty();
    }

    private static SqlFragment leaf(Leaf<?> leaf) {
        return switch (leaf) {
            case Leaf.Count<?> count ->
                new SqlFragment()
                        .add("count(*) filter (where ")
                        .add(condition(count.such()))
                        .add(")");
            case Leaf.Sum<?> sum ->
                new SqlFragment()
                        .add("coalesce(sum(" + column(sum.value()) + ") filter (where ")
                        .add(condition(sum.such()))
                        .add("), 0)");
            case Leaf.Mean<?> mean ->
                new SqlFragment()
                        .add("avg(" + column(mean.value()) + ") filter (where ")
                        .add(condition(mean.such()))
                        .add(")");
            case Leaf.Percentile<?> percentile ->
                new SqlFragment()
                        .add(
                                "percentile_disc(?) within group (order by " + column(percentile.value())
                                        + ") filter (where ",
                                percentile.rank())
                        .add(condition(percentile.such()))
                        .add(")");
        };
    }

    /** A condition as SQL that is true or false and never null, as in memory. */
    static SqlFragment condition(Condition<? extends Row> condition) {
        return switch (condition) {
            case Condition.Flag<?> flag -> new SqlFragment().add(flag.column());
            case Condition.In<?> in -> new SqlFragment().add(in.dimension().column() + " = any(?)", in.values());
            case Condition.AtLeast<?> atLeast ->
                new SqlFragment().add("coalesce(" + column(atLeast.value()) + " >= ?, false)", atLeast.bound());
            case Condition.AtMost<?> atMost ->
                new SqlFragment().add("coalesce(" + column(atMost.value()) + " <= ?, false)", atMost.bound());
            case Condition.Has<?> has -> new SqlFragment().add(column(has.value()) + " is not null");
            case Condition.And<?> and -> conjunction(and.conditions());
            case Condition.Not<?> not ->
                new SqlFragment().add("not (").add(condition(not.condition())).add(")");
            case Condition.Same<?> same ->
                new SqlFragment()
                        .add("(")
                        .add(condition(same.left()))
                        .add(") = (")
                        .add(condition(same.right()))
                        .add(")");
        };
    }

    private static SqlFragment conjunction(List<? extends Condition<? extends Row>> conditions) {
        var sql = new SqlFragment().add("(true");
        conditions.forEach(condition -> sql.add(" and ").add(condition(condition)));
        return sql.add(")");
    }

    private static String column(Value<?> value) {
        return value.column();
    }
}
