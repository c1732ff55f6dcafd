package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The periods that are compared, and the days by which they are judged.
 *
 * <p>What is younger than a day is left out: its conversations are not resolved yet and its customers have not come
 * back yet, so it looks worse than it is in one figure and better in the other.
 *
 * @param now the period asked for, up to where it has settled
 * @param then as much of the period before it
 * @param daily both and weeks before them, from which it is learnt how much the days differ anyway; by day
 * @param nowDays the days that lie wholly in {@code now}
 * @param thenDays the days that lie wholly in {@code then}
 */
record Span(Query now, Query then, Query daily, Days nowDays, Days thenDays) {
    private static final Duration SETTLING = Duration.ofDays(1);

    /** Five weeks of history make four differences for each day of the week. */
    private static final int HISTORY_DAYS = 35;

    /** How far back a growth for two weeks begins. */
    static final int GROWTH_DAYS = 14;

    /** Days of the daily query by their number, {@code to} exclusive. */
    record Days(int from, int to) {
        int count() {
            return Math.max(0, to - from);
        }

        boolean contains(int day) {
            return day >= from && day < to;
        }
    }

    static Span of(Query asked) {
        var query = asked.whole();
        var settled = settled(query);
        var now = query.during(query.from(), settled);
        var then = before(query, settled);
        var earliest = earlier(
                earlier(then.from(), minus(query.from(), HISTORY_DAYS)), minus(settled, HISTORY_DAYS + GROWTH_DAYS));
        var start = earliest.atZone(query.zone()).toLocalDate().atStartOfDay(query.zone());
        var daily = query.during(start.toInstant(), settled).by(BucketSize.DAY);
        var starts = daily.starts();
        var ends = daily.ends();
        return new Span(now, then, daily, days(now, starts, ends), days(then, starts, ends));
    }

    /** Where the period has settled: its end, or the last midnight that a day has passed since; not before its start. */
    private static Instant settled(Query query) {
        var old = query.now().minus(SETTLING);
        if (!query.to().isAfter(old)) {
            return query.to();
        }
        var midnight = old.atZone(query.zone())
                .toLocalDate()
                .atStartOfDay(query.zone())
                .toInstant();
        return midnight.isBefore(query.from()) ? query.from() : earlier(midnight, query.to());
    }

    private static Query before(Query query, Instant settled) {
        var before = query.before();
        return settled.equals(query.to())
                ? before
                : before.during(
                        before.from(),
                        earlier(before.to(), before.from().plus(Duration.between(query.from(), settled))));
    }

    private static Days days(Query period, List<Instant> starts, List<Instant> ends) {
        var from = 0;
        while (from < starts.size() && starts.get(from).isBefore(period.from())) {
            from++;
        }
        var to = from;
        while (to < starts.size() && !ends.get(to).isAfter(period.to())) {
            to++;
        }
        return new Days(from, to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant minus(Instant instant, int days) {
        return instant.minus(Duration.ofDays(days));
    }
}
