package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Plan;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Rollup;
import dev.plumbline.metrics.kpi.Rollup.Cube;
import dev.plumbline.metrics.kpi.Rollup.Spread;
import dev.plumbline.metrics.kpi.Scan;
import dev.plumbline.metrics.kpi.Span;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Adds up what a scan's leaves come to, piece by piece: what is kept for some hours and days, and what is counted for the rest. */
final class RollupTally {
    /** Under what something is counted. */
    private record Key(OptionalInt bucket, List<String> group) {
        Key whole() {
            return new Key(OptionalInt.empty(), group);
        }
    }

    /** What is known so far of one cell: a number for each addend, values for each spread. */
    private static final class Sum {
        private final double[] numbers;
        private final List<SpreadSum> spreads = new ArrayList<>();

        Sum(int addends, int spreads) {
            this.numbers = new double[addends];
            for (var spread = 0; spread < spreads; spread++) {
                this.spreads.add(new SpreadSum());
            }
        }
    }

    /**
     * Where a leaf's result is found. Worked out once: there are many cells, and to compare leaves takes long.
     *
     * @param addends the places of its addends
     * @param spread that of its spread; −1 where it has none
     */
    private record Place(Leaf<?> leaf, List<Integer> addends, int spread) {}

    /** A piece of a spread that is kept: how it is to be read depends on how many values come together in the end. */
    private record Kept(Cube cube, List<Instant> units) {}

    private final Connection connection;
    private final String tenant;
    private final Query query;
    private final Scan<?> scan;
    private final Rollup<?> rollup;
    private final List<Place> places;
    private final List<Leaf<?>> addends;
    private final List<Spread<?>> spreads;
    private final Map<Key, Sum> sums = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();

    /**
     * A tally of nothing yet.
     *
     * @param leaves what is wanted of it in the end
     */
    RollupTally(
            Connection connection, String tenant, Query query, Scan<?> scan, Rollup<?> rollup, List<Leaf<?>> leaves) {
        this.connection = connection;
        this.tenant = tenant;
        this.query = query;
        this.scan = scan;
        this.rollup = rollup;
        this.addends = leaves.stream()
                .<Leaf<?>>flatMap(leaf -> Rollup.addends(leaf).stream())
                .distinct()
                .toList();
        this.spreads = leaves.stream()
                .<Spread<?>>flatMap(leaf -> Rollup.spread(leaf).stream())
                .distinct()
                .toList();
        this.places = leaves.stream().map(this::place).toList();
    }

    private Place place(Leaf<?> leaf) {
        return new Place(
                leaf,
                Rollup.addends(leaf).stream().map(addends::indexOf).toList(),
                Rollup.spread(leaf).map(spreads::indexOf).orElse(-1));
    }

    void add(Cube cube, List<Instant> units) throws SQLException {
        if (units.isEmpty()) {
            return;
        }
        read(RollupCompiler.sums(tenant, query, scan, rollup, cube, units, addends), this::addNumbers);
        if (!spreads.isEmpty()) {
            kept.add(new Kept(cube, units));
        }
    }

    void add(List<Span> rest) throws SQLException {
        if (rest.isEmpty()) {
            return;
        }
        read(RollupCompiler.rest(tenant, query, scan, rest, addends, spreads), row -> {
            addNumbers(row);
            var column = firstResult() + addends.size();
            for (var spread = 0; spread < spreads.size(); spread++) {
                var values = SpreadBytes.read(row.getBytes(column + spread));
                for (var key : keys(row)) {
                    sum(key).spreads.get(spread).add(values);
                }
            }
        });
    }

    private void addNumbers(ResultSet row) throws SQLException {
        for (var key : keys(row)) {
            var numbers = sum(key).numbers;
            for (var index = 0; index < numbers.length; index++) {
                numbers[index] += row.getDouble(firstResult() + index);
            }
        }
    }

    Plan.Counted counted() throws SQLException {
        addKept();
        var cells = new ArrayList<Plan.Cell>();
        sums.forEach((key, sum) -> {
            var results = new ArrayList<Double>(places.size());
            places.forEach(place -> results.add(result(place, sum)));
            cells.add(new Plan.Cell(key.bucket(), key.group(), results));
        });
        return new Plan.Counted(places.stream().map(Place::leaf).toList(), cells);
    }

    private static Double result(Place place, Sum sum) {
        var number = sum.numbers[place.addends().getFirst()];
        return switch (place.leaf()) {
            case Leaf.Count<?> ignored -> number;
            case Leaf.Sum<?> ignored -> number;
            case Leaf.Mean<?> ignored -> {
                var count = sum.numbers[place.addends().getLast()];
                yield count == 0 ? null : number / count;
            }
            case Leaf.Percentile<?> percentile ->
                sum.spreads.get(place.spread()).percentile(percentile.rank());
        };
    }

    /** Reads of the spreads what the cells need: few values are merged as they are, many by their histograms. */
    private void addKept() throws SQLException {
        if (kept.isEmpty()) {
            return;
        }
        var isOneRow = query.bucket().filter(BucketSize.DAY::equals).isPresent()
                && !scan.by().isEmpty();
        var few = false;
        var many = false;
        var counts = spreads.stream().map(it -> addends.indexOf(it.count())).toList();
        for (var sum : sums.entrySet()) {
            for (var spread = 0; spread < spreads.size(); spread++) {
                var count = sum.getValue().numbers[counts.get(spread)];
                var isKeptAsIs = isOneRow && sum.getKey().bucket().isPresent();
                few |= count > 0 && count <= SpreadSum.EXACT && !isKeptAsIs;
                many |= count > SpreadSum.EXACT;
                sum.getValue().spreads.get(spread).expect((long) count);
            }
        }
        var numbers = spreads.stream().map(rollup.spreads()::indexOf).toList();
        for (var piece : kept) {
            var sql = RollupCompiler.kept(
                    tenant,
                    query,
                    scan,
                    piece.cube(),
                    piece.units(),
                    numbers,
                    many,
                    few || isOneRow && piece.cube() == Cube.HOUR);
            read(sql, row -> addSpread(row, numbers.indexOf(row.getInt(firstResult()))));
        }
    }

    private void addSpread(ResultSet row, int spread) throws SQLException {
        var column = firstResult();
        var one = new SpreadSum.Kept(
                row.getInt(column + 1),
                row.getDouble(column + 2),
                row.getDouble(column + 3),
                Optional.ofNullable(row.getBytes(column + 4)),
                Optional.ofNullable(row.getBytes(column + 5)));
        for (var key : keys(row)) {
            sum(key).spreads.get(spread).add(one);
        }
    }

    /** Its bucket, and the whole period. */
    private List<Key> keys(ResultSet row) throws SQLException {
        var number = row.getInt(1);
        var bucket = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number - 1);
        var group = new ArrayList<String>();
        for (var word = 0; word < scan.by().size(); word++) {
            group.add(row.getString(2 + word));
        }
        var key = new Key(bucket, List.copyOf(group));
        return bucket.isPresent() ? List.of(key, key.whole()) : List.of(key);
    }

    private int firstResult() {
        return 2 + scan.by().size();
    }

    private Sum sum(Key key) {
        return sums.computeIfAbsent(key, it -> new Sum(addends.size(), spreads.size()));
    }

    @FunctionalInterface
    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(SqlFragment sql, Reader reader) throws SQLException {
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
