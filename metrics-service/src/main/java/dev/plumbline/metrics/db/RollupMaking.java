package dev.plumbline.metrics.db;

import dev.plumbline.metrics.db.SqlFragment.Instants;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Histogram;
import dev.plumbline.metrics.kpi.Rollup;
import dev.plumbline.metrics.kpi.Rollup.Cube;
import dev.plumbline.metrics.kpi.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes rollups of facts, some hours or days at a time.
 *
 * @param quietHours seconds for which nothing changed in an hour before it is added up
 * @param quietDays the same of a day
 * @param patience so many times longer at most, while changes go on
 */
record RollupMaking(double quietHours, double quietDays, double patience) {
    /** What changes all the time is not worth adding up all the time. */
    static final RollupMaking RARELY = new RollupMaking(1, 5, 10);

    private static final int HOURS_AT_A_TIME = 48;
    private static final int DAYS_AT_A_TIME = 5;

    /** Makes a page of what is due; false when nothing is. */
    boolean page(Connection connection, String tenant, ZoneId zone, Instant now) throws SQLException {
        if (!RollupForm.isOf(connection, tenant, zone)) {
            begin(connection, tenant, zone);
        }
        RollupMarks.thin(connection, tenant, thisHour(now));
        return hours(connection, tenant, zone, now) || days(connection, tenant, zone, now);
    }

    private static Instant thisHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
    }

    /** Forgets what was made in another form, or by nobody, and marks all that is to be made. */
    private static void begin(Connection connection, String tenant, ZoneId zone) throws SQLException {
        for (var table : List.of("rollup", "rollup_spread")) {
            delete(connection, "delete from " + table + " where tenant_id = ?", tenant);
        }
        RollupMarks.everything(connection, tenant);
        RollupForm.remember(connection, tenant, zone);
    }

    private boolean hours(Connection connection, String tenant, ZoneId zone, Instant now) throws SQLException {
        var marked = RollupMarks.take(
                connection, tenant, "hour", thisHour(now), quietHours, quietHours * patience, HOURS_AT_A_TIME);
        if (marked.isEmpty()) {
            return false;
        }
        // In some zones hours begin at half past: one of UTC touches two of theirs.
        var hours = new Units(BucketSize.HOUR, zone);
        var days = new TreeSet<Instant>();
        for (var hour : marked) {
            var last = hour.plus(1, ChronoUnit.HOURS).minusNanos(1);
            hours.add(hour);
            hours.add(last);
            days.add(Units.start(BucketSize.DAY, hour, zone));
            days.add(Units.start(BucketSize.DAY, last, zone));
        }
        make(connection, tenant, List.of(Cube.HOUR), hours);
        RollupMarks.add(connection, tenant, "day", days);
        return true;
    }

    private boolean days(Connection connection, String tenant, ZoneId zone, Instant now) throws SQLException {
        var today = Units.start(BucketSize.DAY, now, zone);
        var marked =
                RollupMarks.take(connection, tenant, "day", today, quietDays, quietDays * patience, DAYS_AT_A_TIME);
        if (marked.isEmpty()) {
            return false;
        }
        var days = new Units(BucketSize.DAY, zone);
        marked.forEach(days::add);
        make(connection, tenant, List.of(Cube.DAY, Cube.WIDE), days);
        return true;
    }

    /** The starts of some units of time, and how far they reach. */
    private static final class Units {
        private final BucketSize size;
        private final ZoneId zone;
        private final TreeMap<Instant, Instant> ends = new TreeMap<>();

        Units(BucketSize size, ZoneId zone) {
            this.size = size;
            this.zone = zone;
        }

        static Instant start(BucketSize size, Instant time, ZoneId zone) {
            return size.startOf(time.atZone(zone)).toInstant();
        }

        void add(Instant time) {
            var start = size.startOf(time.atZone(zone));
            ends.put(start.toInstant(), size.after(start).toInstant());
        }

        List<Instant> starts() {
            return List.copyOf(ends.keySet());
        }

        /** Those that follow on each other as one. */
        List<Span> spans() {
            var spans = new ArrayList<Span>();
            ends.forEach((start, end) -> {
                var from = start;
                if (!spans.isEmpty() && spans.getLast().to().equals(start)) {
                    from = spans.removeLast().from();
                }
                spans.add(new Span(from, end));
            });
            return spans;
        }
    }

    private static void make(Connection connection, String tenant, List<Cube> cubes, Units units) throws SQLException {
        var starts = units.starts();
        var spans = units.spans();
        for (var cube : cubes) {
            for (var table : List.of("rollup", "rollup_spread")) {
                remove(connection, table, tenant, cube, starts);
            }
            for (var rollup : Rollup.ALL) {
                execute(connection, RollupCompiler.make(tenant, rollup, cube, starts, spans));
            }
        }
        for (var rollup : Rollup.ALL) {
            if (!rollup.spreads().isEmpty()) {
                spread(connection, tenant, rollup, cubes.getFirst(), starts, spans);
            }
        }
    }

    private static void spread(
            Connection connection, String tenant, Rollup<?> rollup, Cube cube, List<Instant> starts, List<Span> spans)
            throws SQLException {
        var sql = RollupCompiler.values(tenant, rollup, starts, spans);
        try (var select = connection.prepareStatement(sql.text());
                var insert = connection.prepareStatement("""
                        insert into rollup_spread
                            (tenant_id, flow, cube, starts_at, path, spread, count, p50, p90, histogram, exact)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            sql.bind(select);
            insert.setString(1, tenant);
            insert.setString(2, rollup.flow().name());
            insert.setString(3, cube.name());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    insert.setObject(4, starts.get(rows.getInt(1) - 1).atOffset(ZoneOffset.UTC));
                    insert.setString(5, rows.getString(2));
                    for (var spread = 0; spread < rollup.spreads().size(); spread++) {
                        var bytes = rows.getBytes(3 + spread);
                        if (bytes != null) {
                            insert.setInt(6, spread);
                            bind(insert, bytes);
                            insert.addBatch();
                        }
                    }
                }
            }
            insert.executeBatch();
        }
    }

    /** The values are in their order. */
    private static void bind(PreparedStatement insert, byte[] bytes) throws SQLException {
        var values = SpreadBytes.read(bytes);
        insert.setInt(7, values.length);
        insert.setDouble(8, percentile(values, SpreadSum.MEDIAN));
        insert.setDouble(9, percentile(values, SpreadSum.NINETIETH));
        insert.setBytes(10, values.length >= SpreadSum.HISTOGRAM ? Histogram.encoded(values) : null);
        insert.setBytes(11, values.length <= SpreadSum.EXACT ? bytes : null);
    }

    private static double percentile(double[] sorted, double rank) {
        return sorted[(int) Math.ceil(rank * sorted.length) - 1];
    }

    private static void remove(
            Connection connection, String table, String tenant, Cube cube, Collection<Instant> starts)
            throws SQLException {
        var sql = new SqlFragment();
        for (var rollup : Rollup.ALL) {
            sql = new SqlFragment()
                    .add(
                            "delete from " + table + " where tenant_id = ? and flow = ?",
                            tenant,
                            rollup.flow().name())
                    .add(
                            " and cube = ? and starts_at = any(?::timestamptz[])",
                            cube.name(),
                            new Instants(List.copyOf(starts)));
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, SqlFragment sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql.text())) {
            sql.bind(statement);
            statement.executeUpdate();
        }
    }

    private static void delete(Connection connection, String sql, String tenant) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            statement.executeUpdate();
        }
    }
}
