package dev.plumbline.metrics.kpi;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked of one or several KPIs.
 *
 * @param to exclusive
 * @param bucket the width of the series' buckets; empty for one figure
 * @param by what to group by, at most three
 * @param filters for each axis the words of which a row must have one
 * @param tags of which a row must have one; empty for no matter
 * @param now what lies after it has not happened yet
 */
public record Query(
        Instant from,
        Instant to,
        Optional<BucketSize> bucket,
        List<? extends Axis> by,
        Map<? extends Axis, List<String>> filters,
        List<String> tags,
        ZoneId zone,
        Instant now) {

    /** More buckets than anybody reads; also what keeps a request's work bounded. */
    public static final int MOST_BUCKETS = 5_000;

    public static final int MOST_DIMENSIONS = 3;

    /** Where the period really ends: at {@code to}, or now; of a period that has not begun, before its start. */
    public Instant end() {
        return to.isAfter(now) ? now : to;
    }

    /** The calendar starts of the buckets that the period up to now touches; empty without buckets. */
    public List<Instant> starts() {
        var starts = new ArrayList<Instant>();
        var end = end();
        bucket.filter(size -> from.isBefore(end)).ifPresent(size -> {
            for (var start = size.startOf(from.atZone(zone));
                    start.toInstant().isBefore(end) && starts.size() <= MOST_BUCKETS;
                    start = size.after(start)) {
                starts.add(start.toInstant());
            }
        });
        return starts;
    }

    /** When each bucket ends, the last one cut at the period's end; without buckets the period's end alone. */
    public List<Instant> ends() {
        var starts = starts();
        var ends = new ArrayList<>(starts.isEmpty() ? starts : starts.subList(1, starts.size()));
        ends.add(end());
        return ends;
    }

    /**
     * A bucket as a period of its own, cut to the query's; or the whole of it.
     *
     * @param bucket its index; none for the whole
     * @param to exclusive
     */
    public record Period(OptionalInt bucket, Instant from, Instant to) {}

    /** The whole period up to now, and each bucket of it; none when it has not begun. */
    public List<Period> periods() {
        var periods = new ArrayList<Period>();
        if (from.isBefore(end())) {
            periods.add(new Period(OptionalInt.empty(), from, end()));
            var starts = starts();
            var ends = ends();
            for (var index = 0; index < starts.size(); index++) {
                var start = starts.get(index).isBefore(from) ? from : starts.get(index);
                periods.add(new Period(OptionalInt.of(index), start, ends.get(index)));
            }
        }
        return periods;
    }

    /** This query for the time before: the same length; for whole calendar months as many months. */
    public Query before() {
        var first = from.atZone(zone);
        var last = to.atZone(zone);
        if (isMonthsStart(first) && isMonthsStart(last)) {
            var months = ChronoUnit.MONTHS.between(first.toLocalDate(), last.toLocalDate());
            var start = first.toLocalDate().minusMonths(months).atStartOfDay(zone);
            return during(start.toInstant(), from);
        }
        return during(from.minus(Duration.between(from, to)), from);
    }

    private static boolean isMonthsStart(ZonedDateTime time) {
        return BucketSize.MONTH.startOf(time).equals(time);
    }

    /** This query grouped otherwise. */
    public Query by(List<? extends Axis> axes) {
        return new Query(from, to, bucket, axes, filters, tags, zone, now);
    }

    /** This query as a series. */
    public Query by(BucketSize size) {
        return new Query(from, to, Optional.of(size), by, filters, tags, zone, now);
    }

    /** This query of the rows that pass other filters. */
    public Query filtered(Map<? extends Axis, List<String>> others) {
        return new Query(from, to, bucket, by, others, tags, zone, now);
    }

    /** This query without buckets and groups: one figure of the same rows. */
    public Query whole() {
        return new Query(from, to, Optional.empty(), List.of(), filters, tags, zone, now);
    }

    /** This query of rows that have one of these words on an axis. */
    public Query with(Axis axis, List<String> words) {
        var narrowed = new LinkedHashMap<Axis, List<String>>(filters);
        narrowed.put(axis, List.copyOf(words));
        return new Query(from, to, bucket, by, narrowed, tags, zone, now);
    }

    /** This query for another period. */
    public Query during(Instant newFrom, Instant newTo) {
        return new Query(newFrom, newTo, bucket, by, filters, tags, zone, now);
    }
}
