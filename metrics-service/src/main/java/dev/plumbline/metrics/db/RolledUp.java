package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Leaf;
import dev.plumbline.metrics.kpi.Pieces;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Counts leaves by what was added up in advance, as far as it holds, and by the facts for the rest: what comes out is what
 * the facts alone would give. Only inside a transaction that sees one moment.
 */
final class RolledUp {
    /** What is shorter is counted as fast from the facts. */
    private static final Duration WORTH_IT = Duration.ofDays(1);

    private final Connection connection;
    private final String tenant;
    private final Query query;
    private final Pieces.Stale stale;

    private RolledUp(Connection connection, String tenant, Query query, Pieces.Stale stale) {
        this.connection = connection;
        this.tenant = tenant;
        this.query = query;
        this.stale = stale;
    }

    /** What can be told of a query's period in advance; empty when nothing can. */
    static Optional<RolledUp> of(Connection connection, String tenant, Query query) throws SQLException {
        if (!query.from().isBefore(query.end())
                || Duration.between(query.from(), query.end()).compareTo(WORTH_IT) < 0
                || !RollupForm.isOf(connection, tenant, query.zone())) {
            return Optional.empty();
        }
        var stale = RollupMarks.in(connection, tenant, new Span(query.from(), query.end()));
        return Optional.of(new RolledUp(connection, tenant, query, stale));
    }

    /** The cells of a scan; empty when rollups cannot tell what is asked of it. */
    Optional<List<Plan.Cell>> count(Scan<?> scan, List<Leaf<?>> leaves) throws SQLException {
        var rollup = Rollup.ofBasis(scan.basis()).filter(it -> it.tells(leaves));
        var dimensions = Rollup.dimensionsOf(scan);
        if (rollup.isEmpty() || dimensions.isEmpty()) {
            return Optional.empty();
        }
        var addends = new LinkedHashSet<Leaf<?>>();
        var spreads = new LinkedHashSet<Spread<?>>();
        leaves.forEach(leaf -> {
            addends.addAll(Rollup.addends(leaf));
            Rollup.spread(leaf).ifPresent(spreads::add);
        });
        var byDay = dayCube(dimensions.get(), !spreads.isEmpty());
        var byHour =
                fits(Cube.HOUR, dimensions.get(), !spreads.isEmpty()) ? Optional.of(Cube.HOUR) : Optional.<Cube>empty();
        var pieces = Pieces.of(
                new Span(query.from(), query.end()), query.zone(), stale, byDay.isPresent(), byHour.isPresent());
        if (pieces.days().isEmpty() && pieces.hours().isEmpty()) {
            return Optional.empty();
        }
        var tally = new Tally(scan, rollup.get(), List.copyOf(addends), List.copyOf(spreads));
        if (byDay.isPresent()) {
            tally.add(byDay.get(), pieces.days());
        }
        if (byHour.isPresent()) {
            tally.add(byHour.get(), pieces.hours());
        }
        tally.add(pieces.rest());
        return Optional.of(tally.cells(leaves));
    }

    private Optional<Cube> dayCube(Set<Dimension> dimensions, boolean needsSpreads) {
        if (query.bucket().filter(BucketSize.HOUR::equals).isPresent()) {
            return Optional.empty();
        }
        return List.of(Cube.DAY, Cube.WIDE).stream()
                .filter(cube -> fits(cube, dimensions, needsSpreads))
                .findFirst();
    }

    private static boolean fits(Cube cube, Set<Dimension> dimensions, boolean needsSpreads) {
        return cube.dimensions().containsAll(dimensions)
                && (!needsSpreads || cube != Cube.WIDE && Rollup.OF_SPREADS.containsAll(dimensions));
    }

    /** Under what something is counted. */
    private record Key(OptionalInt bucket, List<String> group) {
        Key whole() {
            return new Key(OptionalInt.empty(), group);
        }
    }

    /** What is known so far of one cell. */
    private static final class Sum {
        private final double[] numbers;
        private final Map<Spread<?>, SpreadSum> spreads = new HashMap<>();

        Sum(int size) {
            numbers = new double[size];
        }

        SpreadSum of(Spread<?> spread) {
            return spreads.computeIfAbsent(spread, it -> new SpreadSum());
        }
    }

    /** A piece of a spread that is kept: how it is to be read depends on how many values come together in the end. */
    private record Kept(Cube cube, List<Instant> units) {}

    private final class Tally {
        private final Scan<?> scan;
        private final Rollup<?> rollup;
        private final List<Leaf<?>> addends;
        private final List<Spread<?>> spreads;
        private final Map<Key, Sum> sums = new HashMap<>();
        private final List<Kept> kept = new ArrayList<>();

        Tally(Scan<?> scan, Rollup<?> rollup, List<Leaf<?>> addends, List<Spread<?>> spreads) {
            this.scan = scan;
            this.rollup = rollup;
            this.addends = addends;
            this.spreads = spreads;
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
                for (var spread : spreads) {
                    var values = SpreadBytes.read(row.getBytes(column++));
                    for (var key : keys(row)) {
                        sum(key).of(spread).add(values);
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

        List<Plan.Cell> cells(List<Leaf<?>> leaves) throws SQLException {
            addKept();
            var cells = new ArrayList<Plan.Cell>();
            sums.forEach((key, sum) -> {
                var results = new HashMap<Leaf<?>, Double>();
                leaves.forEach(leaf -> results.put(leaf, result(leaf, sum)));
                cells.add(new Plan.Cell(key.bucket(), key.group(), results));
            });
            return cells;
        }

        private Double result(Leaf<?> leaf, Sum sum) {
            return switch (leaf) {
                case Leaf.Count<?> count -> number(count, sum);
                case Leaf.Sum<?> total -> number(total, sum);
                case Leaf.Mean<?> mean -> {
                    var parts = Rollup.addends(mean);
                    var count = number(parts.get(1), sum);
                    yield count == 0 ? null : number(parts.getFirst(), sum) / count;
                }
                case Leaf.Percentile<?> percentile ->
                    sum.of(Rollup.spread(percentile).orElseThrow()).percentile(percentile.rank());
            };
        }

        private double number(Leaf<?> addend, Sum sum) {
            return sum.numbers[addends.indexOf(addend)];
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
            for (var sum : sums.entrySet()) {
                for (var spread : spreads) {
                    var count = number(spread.count(), sum.getValue());
                    var isKeptAsIs = isOneRow && sum.getKey().bucket().isPresent();
                    few |= count > 0 && count <= SpreadSum.EXACT && !isKeptAsIs;
                    many |= count > SpreadSum.EXACT;
                    sum.getValue().of(spread).expect((long) count);
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
                read(sql, this::addSpread);
            }
        }

        private void addSpread(ResultSet row) throws SQLException {
            var column = firstResult();
            var spread = rollup.spreads().get(row.getInt(column));
            var one = new SpreadSum.Kept(
                    row.getInt(column + 1),
                    row.getDouble(column + 2),
                    row.getDouble(column + 3),
                    Optional.ofNullable(row.getBytes(column + 4)),
                    Optional.ofNullable(row.getBytes(column + 5)));
            for (var key : keys(row)) {
                sum(key).of(spread).add(one);
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
            return sums.computeIfAbsent(key, it -> new Sum(addends.size()));
        }
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
