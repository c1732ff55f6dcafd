package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.CostRates;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Plan;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Scan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Counts the leaves of KPIs in the database: one statement per scan, however many KPIs ask something of it. */
final class Counting {
    private final Connection connection;
    private final String tenant;
    private final Query query;

    private Counting(Connection connection, String tenant, Query query) {
        this.connection = connection;
        this.tenant = tenant;
        this.query = query;
    }

    static List<Answer> answer(Connection connection, String tenant, List<Kpi.Selection<?>> selections, Query query)
            throws SQLException {
        return new Counting(connection, tenant, query).answer(selections);
    }

    private List<Answer> answer(List<Kpi.Selection<?>> selections) throws SQLException {
        var plans = new ArrayList<Plan<?>>();
        selections.forEach(selection -> plans.add(Plan.of(selection, query)));
        var asked = new LinkedHashMap<Scan<?>, Set<Leaf<?>>>();
        for (var plan : plans) {
            ask(plan.scan(), plan, asked);
            if (plan.cost().isPresent()) {
                ask(plan.allRows(), plan, asked);
            }
        }
        var counted = new HashMap<Scan<?>, Plan.Counted>();
        var rolledUp = RolledUp.of(connection, tenant, query);
        for (var scan : asked.entrySet()) {
            var leaves = List.copyOf(scan.getValue());
            var told =
                    rolledUp.isPresent() ? rolledUp.get().count(scan.getKey(), leaves) : Optional.<Plan.Counted>empty();
            counted.put(scan.getKey(), told.isPresent() ? told.get() : count(scan.getKey(), leaves));
        }
        var answers = new ArrayList<Answer>();
        for (var plan : plans) {
            answers.add(plan.answer(counted.get(plan.scan()), rates(plan, counted)));
        }
        return answers;
    }

    private static void ask(Scan<?> scan, Plan<?> plan, Map<Scan<?>, Set<Leaf<?>>> asked) {
        asked.computeIfAbsent(scan, it -> new LinkedHashSet<>()).addAll(plan.leaves());
    }

    private CostRates rates(Plan<?> plan, Map<Scan<?>, Plan.Counted> counted) throws SQLException {
        return plan.cost().isEmpty()
                ? CostRates.NONE
                : plan.rates(
                        counted.get(plan.allRows()), CostStore.during(connection, tenant, query.from(), query.end()));
    }

    private Plan.Counted count(Scan<?> scan, List<Leaf<?>> leaves) throws SQLException {
        var sql = new KpiCompiler(tenant, query).count(scan, leaves);
        var cells = new ArrayList<Plan.Cell>();
        var last = query.ends().size() - 1;
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var cell = cell(rows, scan.by().size(), leaves.size());
                    cells.add(cell);
                    if (scan.basis() instanceof Basis.Stock
                            && cell.bucket().isPresent()
                            && cell.bucket().getAsInt() == last) {
                        cells.add(new Plan.Cell(OptionalInt.empty(), cell.group(), cell.results()));
                    }
                }
            }
        }
        return new Plan.Counted(leaves, cells);
    }

    private static Plan.Cell cell(ResultSet row, int words, int leaves) throws SQLException {
        var number = row.getInt(1);
        var bucket = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number - 1);
        var column = 2;
        var group = new ArrayList<String>();
        for (var word = 0; word < words; word++) {
            group.add(row.getString(column++));
        }
        var results = new ArrayList<Double>(leaves);
        for (var leaf = 0; leaf < leaves; leaf++) {
            var result = row.getDouble(column++);
            results.add(row.wasNull() ? null : result);
        }
        return new Plan.Cell(bucket, List.copyOf(group), results);
    }
}
