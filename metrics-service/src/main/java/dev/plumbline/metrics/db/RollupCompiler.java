package dev.plumbline.metrics.db;

import dev.plumbline.metrics.db.SqlFragment.Instants;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Rollup;
import dev.plumbline.metrics.kpi.Rollup.Cube;
import dev.plumbline.metrics.kpi.Rollup.Spread;
import dev.plumbline.metrics.kpi.Scan;
import dev.plumbline.metrics.kpi.Span;
import java.time.Instant;
import java.util.List;

/** The SQL of rollups: how they are made of the facts, and how counts are told from both. */
final class RollupCompiler {
    /** The dimensions that a rollup's row can stand under, in the order of its columns. */
    private static final List<Dimension> DIMENSIONS =
            List.of(Dimension.PATH, Dimension.CHANNEL, Dimension.CATEGORY, Dimension.SEGMENT);

    private RollupCompiler() {}

    /** The rows of a cube for units of time, made of the facts: starts their starts, spans their extent. */
    static SqlFragment make(String tenant, Rollup<?> rollup, Cube cube, List<Instant> starts, List<Span> spans) {
        var sql = new SqlFragment()
                .add("insert into rollup (tenant_id, flow, cube, starts_at, path, channel, category, segment, numbers)")
                .add(" select ?, ?, ?,", tenant, rollup.flow().name(), cube.name())
                .add(" (?::timestamptz[])[unit]", new Instants(starts));
        for (var dimension : DIMENSIONS) {
            sql.add(cube.dimensions().contains(dimension) ? ", " + dimension.column() : ", ''");
        }
        sql.add(", array[").add(numbers(rollup)).add("]");
        sql.add(" from (").add(units(tenant, rollup, starts, spans)).add(") as counted group by unit");
        cube.dimensions().forEach(dimension -> sql.add(", " + dimension.column()));
        return sql;
    }

    /** The values of every spread, in their order, by unit and path: the unit's number from 1, the path, a column each. */
    static SqlFragment values(String tenant, Rollup<?> rollup, List<Instant> starts, List<Span> spans) {
        return new SqlFragment()
                .add("select unit, path, ")
                .add(spreads(rollup.spreads()))
                .add(" from (")
                .add(units(tenant, rollup, starts, spans))
                .add(") as counted group by unit, path");
    }

    private static SqlFragment units(String tenant, Rollup<?> rollup, List<Instant> starts, List<Span> spans) {
        var flow = rollup.flow();
        return new SqlFragment()
                .add("select *, " + RowCompiler.BUCKET_OF.formatted(flow.column()) + " as unit", new Instants(starts))
                .add(" from " + flow.table().relation() + " where tenant_id = ? and ", tenant)
                .add(RowCompiler.within(flow.column(), spans));
    }

    /** The numbers of a rollup, in their order, as double precision. */
    static SqlFragment numbers(Rollup<?> rollup) {
        return list(rollup.numbers().stream()
                .map(leaf -> KpiCompiler.leaf(leaf).add("::double precision"))
                .toList());
    }

    /** The values of spreads, in their order, each as the bytes of doubles; null where there are none. */
    static SqlFragment spreads(List<? extends Spread<?>> spreads) {
        return list(spreads.stream()
                .map(spread -> {
                    var column = spread.value().column();
                    return new SqlFragment()
                            .add("string_agg(float8send(" + column + "), ''::bytea order by " + column
                                    + ") filter (where ")
                            .add(KpiCompiler.condition(spread.such()))
                            .add(" and " + column + " is not null)");
                })
                .toList());
    }

    /**
     * Leaves added up from a rollup: the bucket's number from 1 (null where there are none), the words of the scan's
     * labels, the leaves.
     */
    static SqlFragment sums(
            String tenant,
            Query query,
            Scan<?> scan,
            Rollup<?> rollup,
            Cube cube,
            List<Instant> units,
            List<? extends Leaf<?>> leaves) {
        var sql = new SqlFragment().add("select ").add(bucket(query));
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        leaves.forEach(leaf -> sql.add(", sum(numbers[" + (rollup.numbers().indexOf(leaf) + 1) + "])"));
        sql.add(" from rollup").add(in(tenant, scan, cube, units)).add(" group by 1");
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        return sql;
    }

    /**
     * Spreads as they are kept: the bucket's number, the words of the scan's labels, which spread, its count and
     * percentiles, its histogram and values.
     *
     * @param histograms whether histograms are needed, or values where a row has none; null otherwise
     * @param values whether all values are
     */
    static SqlFragment kept(
            String tenant,
            Query query,
            Scan<?> scan,
            Cube cube,
            List<Instant> units,
            List<Integer> spreads,
            boolean histograms,
            boolean values) {
        var sql = new SqlFragment().add("select ").add(bucket(query));
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        return sql.add(", spread, count, p50, p90")
                .add(histograms ? ", histogram" : ", null::bytea")
                .add(values ? ", exact" : histograms ? ", case when histogram is null then exact end" : ", null::bytea")
                .add(" from rollup_spread")
                .add(in(tenant, scan, cube, units))
                .add(" and spread = any(?)", new SqlFragment.Numbers(spreads));
    }

    /** Leaves and spreads over what is to be counted from the facts; columns as in {@link #sums}, the spreads behind. */
    static SqlFragment rest(
            String tenant,
            Query query,
            Scan<?> scan,
            List<Span> spans,
            List<? extends Leaf<?>> leaves,
            List<? extends Spread<?>> spreads) {
        var sql = new SqlFragment().add("select " + (hasBuckets(query) ? "bucket" : "null::integer"));
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        leaves.forEach(leaf -> sql.add(", ").add(KpiCompiler.leaf(leaf)));
        if (!spreads.isEmpty()) {
            sql.add(", ").add(spreads(spreads));
        }
        sql.add(" from (").add(new RowCompiler(tenant, query, spans).of(scan)).add(") as counted group by 1");
        scan.by().forEach(label -> sql.add(", " + RowCompiler.word(label)));
        return sql;
    }

    private static SqlFragment bucket(Query query) {
        return hasBuckets(query)
                ? new SqlFragment().add(RowCompiler.BUCKET_OF.formatted("starts_at"), new Instants(query.starts()))
                : new SqlFragment().add("null::integer");
    }

    private static boolean hasBuckets(Query query) {
        return query.bucket().isPresent();
    }

    private static SqlFragment in(String tenant, Scan<?> scan, Cube cube, List<Instant> units) {
        return new SqlFragment()
                .add(
                        " where tenant_id = ? and flow = ? and cube = ?",
                        tenant,
                        scan.basis().name(),
                        cube.name())
                .add(" and starts_at = any(?::timestamptz[])", new Instants(units))
                .add(RowCompiler.sieves(scan));
    }

    private static SqlFragment list(List<SqlFragment> parts) {
        var sql = new SqlFragment();
        var separator = "";
        for (var part : parts) {
            sql.add(separator).add(part);
            separator = ", ";
        }
        return sql;
    }
}
