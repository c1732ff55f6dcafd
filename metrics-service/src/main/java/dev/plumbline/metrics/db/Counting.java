package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Query;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Counts the leaves of KPIs in the database: one statement per basis, however many KPIs are asked for. */
final class Counting {
    private Counting() {}

    /** A cell and, for each leaf that was counted, its result. */
    private record Counted(OptionalInt bucket, List<String> group, Map<Leaf<?>, Double> results) {}

    static List<Answer> answer(Connection connection, String tenant, List<Kpi.Selection<?>> selections, Query query)
            throws SQLException {
        var byBasis = new LinkedHashMap<Basis<?>, LinkedHashSet<Leaf<?>>>();
        for (var selection : selections) {
            byBasis.computeIfAbsent(selection.kpi().basis(), basis -> new LinkedHashSet<>())
                    .addAll(selection.measure().leaves());
        }
        var counted = new HashMap<Basis<?>, List<Counted>>();
        var compiler = new KpiCompiler(tenant, query);
        for (var asked : byBasis.entrySet()) {
            counted.put(asked.getKey(), count(connection, compiler, query, asked.getKey(), asked.getValue()));
        }
        return selections.stream()
                .map(selection ->
                        answer(selection, query, counted.get(selection.kpi().basis())))
                .toList();
    }

    private static Answer answer(Kpi.Selection<?> selection, Query query, List<Counted> counted) {
        var leaves = selection.measure().leaves();
        return Answer.of(
                selection,
                query,
                counted.stream()
                        .map(cell -> new Answer.Cell(
                                cell.bucket(),
                                cell.group(),
                                leaves.stream().map(cell.results()::get).toList()))
                        .toList());
    }

    private static List<Counted> count(
            Connection connection, KpiCompiler compiler, Query query, Basis<?> basis, LinkedHashSet<Leaf<?>> asked)
            throws SQLException {
        var leaves = List.copyOf(asked);
        var sql = compiler.count(basis, leaves);
        var cells = new ArrayList<Counted>();
        var last = query.ends().size() - 1;
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var cell = cell(rows, query.by(), leaves);
                    cells.add(cell);
                    if (basis instanceof Basis.Stock
                            && cell.bucket().isPresent()
                            && cell.bucket().getAsInt() == last) {
                        cells.add(new Counted(OptionalInt.empty(), cell.group(), cell.results()));
                    }
                }
            }
        }
        return cells;
    }

    private static Counted cell(ResultSet row, List<Dimension> by, List<Leaf<?>> leaves) throws SQLException {
        var number = row.getInt(1);
        var bucket = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number - 1);
        var column = 2;
        var group = new ArrayList<String>();
        for (var ignored : by) {
            group.add(row.getString(column++));
        }
        var results = new HashMap<Leaf<?>, Double>();
        for (var leaf : leaves) {
            var result = row.getDouble(column++);
            results.put(leaf, row.wasNull() ? null : result);
        }
        return new Counted(bucket, List.copyOf(group), results);
    }
}
