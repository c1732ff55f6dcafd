package dev.plumbline.metrics.forecast;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many conversations were opened in each of consecutive buckets. Only buckets that are over: one that is under way has
 * not had all of its conversations yet.
 *
 * @param category whose conversations; empty for all together
 * @param starts the calendar starts of the buckets
 * @param counts one for each start
 */
public record VolumeSeries(Optional<String> category, Season season, List<ZonedDateTime> starts, List<Long> counts) {

    /** The series of every category in an answer by category, in the order of their names. */
    public static List<VolumeSeries> byCategory(Answer answer, Season season) {
        var starts = over(answer, season);
        var indexes = new HashMap<Instant, Integer>();
        starts.forEach(start -> indexes.put(start.toInstant(), indexes.size()));
        var counts = new TreeMap<String, List<Long>>();
        for (var line : answer.rows()) {
            var index = line.bucket().map(indexes::get);
            if (index.isPresent()) {
                counts.computeIfAbsent(line.group().get(Dimension.CATEGORY), it -> zeros(starts.size()))
                        .set(index.get(), line.figure().n());
            }
        }
        var series = new ArrayList<VolumeSeries>();
        counts.forEach((category, own) ->
                series.add(new VolumeSeries(Optional.of(category), season, starts, Collections.unmodifiableList(own))));
        return series;
    }

    /** All categories of an answer together. */
    public static VolumeSeries whole(Answer answer, Season season) {
        var starts = over(answer, season);
        var counts = zeros(starts.size());
        for (var series : byCategory(answer, season)) {
            for (var index = 0; index < counts.size(); index++) {
                counts.set(index, counts.get(index) + series.counts().get(index));
            }
        }
        return new VolumeSeries(Optional.empty(), season, starts, Collections.unmodifiableList(counts));
    }

    private static List<Long> zeros(int size) {
        return new ArrayList<>(Collections.nCopies(size, 0L));
    }

    private static List<ZonedDateTime> over(Answer answer, Season season) {
        var query = answer.query();
        return query.starts().stream()
                .map(start -> start.atZone(query.zone()))
                .filter(start -> !season.bucket().after(start).toInstant().isAfter(query.end()))
                .toList();
    }

    /** From the bucket of the first conversation on: before it nobody knows whether anything could have been counted. */
    VolumeSeries sinceFirst() {
        var first = 0;
        while (first < counts.size() && counts.get(first) == 0) {
            first++;
        }
        return new VolumeSeries(
                category, season, starts.subList(first, starts.size()), counts.subList(first, counts.size()));
    }

    /** The index of the first bucket that begins at an instant or after it. */
    int firstFrom(Instant instant) {
        return index(start -> start.toInstant().isBefore(instant));
    }

    /** The index of the first bucket of a day or after it. */
    int firstOf(LocalDate day) {
        return index(start -> start.toLocalDate().isBefore(day));
    }

    /** Of the first start of which it is not true any more. */
    private int index(Predicate<ZonedDateTime> isBefore) {
        var low = 0;
        var high = starts.size();
        while (low < high) {
            var middle = (low + high) / 2;
            if (isBefore.test(starts.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When the bucket at an index ends. */
    public ZonedDateTime end(int index) {
        return season.bucket().after(starts.get(index));
    }

    /** How many days of the calendar it spans; the first counts, however late in it the series begins. */
    long days() {
        return starts.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(
                        starts.getFirst().toLocalDate(), end(starts.size() - 1).toLocalDate());
    }

    boolean hasWeeks(int weeks) {
        return days() >= 7L * weeks;
    }

    double[] values() {
        return counts.stream().mapToDouble(Long::doubleValue).toArray();
    }

    int[] places() {
        return starts.stream().mapToInt(season::place).toArray();
    }
}
