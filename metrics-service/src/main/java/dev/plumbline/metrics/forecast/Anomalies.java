package dev.plumbline.metrics.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * What was unusual in a period, and what could be judged at all.
 *
 * <p>Each bucket is held against the same place of the week in the {@value Usual#WEEKS} weeks before its day, so it is
 * judged the same whatever period it is asked in. It is an anomaly when it lies more than {@value #MOST_SCORE} spreads away
 * (a robust z-score, Iglewicz and Hoaglin 1993) and at least {@value #FEWEST} conversations.
 *
 * @param found in the order of time, then of the categories' names
 */
public record Anomalies(List<Anomaly> found, List<Coverage> coverage) {
    /** A week has 168 hours and a tenant many categories: at 3.5, which is usual for one test, steady noise would raise some every day. */
    static final double MOST_SCORE = 4.5;

    /** Nobody needs to know that four came instead of none. */
    static final int FEWEST = 5;

    /** The weeks of history below which nothing is said. */
    public static final int LEAST_WEEKS = Usual.LEAST_WEEKS;

    /**
     * How much of a category could be judged.
     *
     * @param judged the buckets that were
     * @param unjudged those that had too little history before them
     */
    public record Coverage(String category, int judged, int unjudged) {}

    /** Where the history begins that the first buckets of a period are held against. */
    public static Instant historyBefore(Instant from, ZoneId zone) {
        return from.atZone(zone)
                .toLocalDate()
                .minusWeeks(Usual.WEEKS)
                .atStartOfDay(zone)
                .toInstant();
    }

    /** Those from an instant on, in series that begin with the history before it. */
    public static Anomalies since(Instant from, List<VolumeSeries> series) {
        var found = new ArrayList<Anomaly>();
        var coverage = new ArrayList<Coverage>();
        for (var one : series) {
            coverage.add(judge(from, one, found));
        }
        found.sort(Comparator.comparing((Anomaly it) -> it.from().toInstant()).thenComparing(Anomaly::category));
        return new Anomalies(List.copyOf(found), List.copyOf(coverage));
    }

    private static Coverage judge(Instant from, VolumeSeries series, List<Anomaly> found) {
        var judged = 0;
        var unjudged = 0;
        var usuals = new HashMap<LocalDate, Optional<Usual>>();
        for (var index = series.firstFrom(from); index < series.starts().size(); index++) {
            var start = series.starts().get(index);
            var place = series.season().place(start);
            // An hour that the clock skipped in the weeks before has nothing to be held against either.
            var usual = usuals.computeIfAbsent(start.toLocalDate(), day -> Usual.before(day, series))
                    .filter(it -> it.weeks(place) > 0);
            if (usual.isPresent()) {
                judged++;
                anomaly(series, index, place, usual.get()).ifPresent(found::add);
            } else {
                unjudged++;
            }
        }
        return new Coverage(series.category().orElseThrow(), judged, unjudged);
    }

    private static Optional<Anomaly> anomaly(VolumeSeries series, int index, int place, Usual usual) {
        var observed = series.counts().get(index);
        var expected = usual.expected(place);
        var score = usual.score(place, observed);
        if (Math.abs(score) <= MOST_SCORE || Math.abs(observed - expected) < FEWEST) {
            return Optional.empty();
        }
        return Optional.of(new Anomaly(
                series.category().orElseThrow(),
                series.starts().get(index),
                series.end(index),
                observed,
                expected,
                usual.at(place, -MOST_SCORE),
                usual.at(place, MOST_SCORE),
                score,
                usual.weeks(place)));
    }
}
