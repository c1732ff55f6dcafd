package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Pieces;
import dev.plumbline.metrics.kpi.Span;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** What rollups do not tell rightly at the moment. Triggers of the facts' tables make the marks of hours. */
final class RollupMarks {
    private RollupMarks() {}

    /** The marks in a period. */
    static Pieces.Stale in(Connection connection, String tenant, Span period) throws SQLException {
        var stale = new Pieces.Stale(new TreeSet<>(), new HashSet<>());
        try (var select = connection.prepareStatement("""
                select distinct unit, starts_at from rollup_mark
                where tenant_id = ? and unit in ('hour', 'day') and starts_at > ? and starts_at < ?""")) {
            select.setString(1, tenant);
            // A day's mark lies at its start, which can be before the period's.
            select.setObject(2, period.from().minus(2, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC));
            select.setObject(3, period.to().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var start = rows.getObject(2, OffsetDateTime.class).toInstant();
                    if (rows.getString(1).equals("hour")) {
                        stale.hours().add(start);
                    } else {
                        stale.days().add(start);
                    }
                }
            }
        }
        return stale;
    }

    /** Marks every hour in which there is anything at all. */
    static void everything(Connection connection, String tenant) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into rollup_mark (tenant_id, unit, starts_at)
                select distinct ?, 'hour', date_trunc('hour', at, 'UTC')
                from contact cross join lateral unnest(array[opened_at, resolved_at, escalated_at]) as at
                where tenant_id = ? and at is not null
                union
                select ?, 'hour', date_trunc('hour', at, 'UTC')
                from survey cross join lateral unnest(array[sent_at, answered_at]) as at
                where tenant_id = ? and at is not null""")) {
            for (var parameter = 1; parameter <= 4; parameter++) {
                insert.setString(parameter, tenant);
            }
            insert.executeUpdate();
        }
    }

    /**
     * Takes away the marks of the earliest units that were left alone for a while, or have waited long, and names them.
     * What is counted after this sees all that the marks were made for.
     *
     * @param before only units that begin before this: one that is not over is never read, so it is not made either
     * @param quiet seconds without a new mark
     * @param patience seconds after which it is done although new ones come
     */
    static List<Instant> take(
            Connection connection, String tenant, String unit, Instant before, double quiet, double patience, int most)
            throws SQLException {
        var taken = new TreeSet<Instant>();
        try (var delete = connection.prepareStatement("""
                delete from rollup_mark where tenant_id = ? and unit = ? and starts_at = any(array(
                    select starts_at from rollup_mark where tenant_id = ? and unit = ? and starts_at < ?
                    group by starts_at
                    having max(marked_at) < clock_timestamp() - make_interval(secs => ?)
                        or min(marked_at) < clock_timestamp() - make_interval(secs => ?)
                    order by starts_at limit ?))
                returning starts_at""")) {
            delete.setString(1, tenant);
            delete.setString(2, unit);
            delete.setString(3, tenant);
            delete.setString(4, unit);
            delete.setObject(5, before.atOffset(ZoneOffset.UTC));
            delete.setDouble(6, quiet);
            delete.setDouble(7, patience);
            delete.setInt(8, most);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    taken.add(rows.getObject(1, OffsetDateTime.class).toInstant());
                }
            }
        }
        return new ArrayList<>(taken);
    }

    /** Keeps one mark of each hour that is not over: it gets a new one with every batch, and each says the same. */
    static void thin(Connection connection, String tenant, Instant from) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from rollup_mark m using (
                    select unit, starts_at, max(id) as last from rollup_mark
                    where tenant_id = ? and unit = 'hour' and starts_at >= ? group by unit, starts_at) as kept
                where m.tenant_id = ? and m.unit = kept.unit and m.starts_at = kept.starts_at and m.id < kept.last""")) {
            delete.setString(1, tenant);
            delete.setObject(2, from.atOffset(ZoneOffset.UTC));
            delete.setString(3, tenant);
            delete.executeUpdate();
        }
    }

    static void add(Connection connection, String tenant, String unit, Iterable<Instant> starts) throws SQLException {
        try (var insert =
                connection.prepareStatement("insert into rollup_mark (tenant_id, unit, starts_at) values (?, ?, ?)")) {
            for (var start : starts) {
                insert.setString(1, tenant);
                insert.setString(2, unit);
                insert.setObject(3, start.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
