package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Row;
import dev.plumbline.metrics.kpi.Scan;
import dev.plumbline.metrics.kpi.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns declarations into SQL. All leaves over one scan become one statement: a column each, the cells of the series and
 * of the whole period together by grouping sets.
 */
final class KpiCompiler {
    private final RowCompiler rows;

    KpiCompiler(String tenant, Query query) {
        this.rows = new RowCompiler(tenant, query);
    }

    /**
     * The statement that counts leaves. Its columns: the bucket's number from 1 (null for the whole period), the words
     * of the scan's labels, the leaves.
     */
    SqlFragment count(Scan<?> scan, List<? extends Leaf<?>> leaves) {
        var sql = new SqlFragment().add("select ").add(rows.isBucketed(scan.basis()) ? "bucket" : "null::integer");
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        leaves.forEach(leaf -> sql.add(", ").add(leaf(leaf)));
        return sql.add(" from (")
                .add(rows.of(scan))
                .add(") as counted group by ")
                .add(groupingSets(scan));
    }

    private SqlFragment groupingSets(Scan<?> scan) {
        var words = scan.by().stream().map(RowCompiler::word).toList();
        var whole = "(" + String.join(", ", words) + ")";
        if (!rows.isBucketed(scan.basis())) {
            return new SqlFragment().add("grouping sets (" + whole + ")");
        }
        var series = new ArrayList<String>();
        series.add("bucket");
        series.addAll(words);
        var sets = "(" + String.join(", ", series) + ")";
        return switch (scan.basis()) {
            case Basis.Flow<?> ignored -> new SqlFragment().add("grouping sets (" + sets + ", " + whole + ")");
            // What is open is no sum over time: the whole is the last bucket, which ends where the period does.
            case Basis.Stock ignored -> new SqlFragment().add("grouping sets (" + sets + ")");
            // The whole is a period among the others.
            case Basis.Census ignored -> new SqlFragment().add("grouping sets (" + sets + ")");
        };
    }

    /** What a leaf comes to over the rows of a group. */
    static SqlFragment leaf(Leaf<?> leaf) {
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
            case Condition.In<?> in -> new SqlFragment().add(in.label().column() + " = any(?)", in.words());
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
