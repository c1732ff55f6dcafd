package dev.plumbline.metrics.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The buckets of a slice up to now, and each of them as a slice of its own. */
record Buckets(List<Instant> starts, List<Slice> slices, Instant now) {

    static Buckets of(Slice slice, Instant now) {
        var query = slice.series(List.of(), now);
        var starts = query.starts();
        var slices = new ArrayList<Slice>();
        for (var index = 0; index < starts.size(); index++) {
            // The calendar's bucket may begin before the period does, and what is behind a point is what it counts.
            var from = starts.get(index).isBefore(slice.from()) ? slice.from() : starts.get(index);
            slices.add(slice.during(from, index + 1 < starts.size() ? starts.get(index + 1) : lastEnd(slice, starts)));
        }
        return new Buckets(starts, List.copyOf(slices), now);
    }

    /** Of the last bucket up to now: where its week ends, though it has not yet, and where the period does. */
    private static Instant lastEnd(Slice slice, List<Instant> starts) {
        var all = slice.series(List.of(), slice.to()).starts();
        return all.size() > starts.size() ? all.get(starts.size()) : slice.to();
    }

    String shortName(int index) {
        var slice = slices.get(index);
        return slice.calendar().shortName(slice.bucket(), slice.from());
    }

    String name(int index) {
        var slice = slices.get(index);
        var name = slice.calendar().name(slice.bucket(), slice.from(), slice.to());
        return isUnderWay(index) ? name + ", so far" : name;
    }

    /** Whether it has not ended yet. */
    boolean isUnderWay(int index) {
        return slices.get(index).to().isAfter(now);
    }

    /** The bucket that a moment lies in; −1 when in none. */
    int at(Instant moment) {
        for (var index = slices.size() - 1; index >= 0; index--) {
            var slice = slices.get(index);
            if (!moment.isBefore(slice.from()) && moment.isBefore(slice.to())) {
                return index;
            }
        }
        return -1;
    }
}
