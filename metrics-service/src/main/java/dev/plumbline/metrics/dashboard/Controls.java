package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.BucketSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a reader can change about a page; each choice is a link.
 *
 * @param from as a date field takes it
 * @param to exclusive, likewise
 * @param kept what the form of the period must carry on, as names and values
 */
record Controls(
        String period,
        String zone,
        String from,
        String to,
        List<Choice> periods,
        List<Choice> buckets,
        List<Filter> filters,
        List<Kept> kept) {

    private static final List<Integer> WEEKS = List.of(4, 9, 12);

    record Choice(String name, Address address, boolean chosen) {}

    /** A filter in force. {@code without}: the page without it. */
    record Filter(String name, String value, Address without) {}

    record Kept(String name, String value) {}

    static Controls of(Slice slice, Address page, Instant now) {
        var calendar = slice.calendar();
        var end = calendar.endOfWeek(now);
        var periods = WEEKS.stream()
                .map(weeks -> slice.during(calendar.weeksBefore(end, weeks), end))
                .map(other -> new Choice(weeks(other) + " weeks", other.on(page), other.equals(slice)))
                .toList();
        var buckets = Stream.of(BucketSize.DAY, BucketSize.WEEK, BucketSize.MONTH)
                .map(size -> new Choice(name(size), slice.by(size).on(page), size == slice.bucket()))
                .toList();
        return new Controls(
                slice.period(),
                calendar.zone().getId(),
                calendar.date(slice.from()),
                calendar.date(slice.to()),
                periods,
                buckets,
                filters(slice, page),
                kept(slice));
    }

    static List<Filter> filters(Slice slice, Address page) {
        var filters = new ArrayList<Filter>();
        slice.filters().forEach((dimension, values) -> {
            for (var value : values) {
                var others = values.stream().filter(it -> !it.equals(value)).toList();
                filters.add(new Filter(
                        Words.ofDimension(dimension),
                        Words.ofValue(dimension, value),
                        slice.with(dimension, others).on(page)));
            }
        });
        slice.tags()
                .forEach(tag ->
                        filters.add(new Filter("tag", tag, slice.withoutTags().on(page))));
        return filters;
    }

    private static List<Kept> kept(Slice slice) {
        var kept = new ArrayList<Kept>();
        if (slice.bucket() != BucketSize.WEEK) {
            kept.add(new Kept("bucket", slice.bucket().key()));
        }
        slice.filters().forEach((dimension, values) -> values.forEach(it -> kept.add(new Kept(dimension.key(), it))));
        slice.tags().forEach(tag -> kept.add(new Kept("tag", tag)));
        return kept;
    }

    private static long weeks(Slice slice) {
        return Math.round(java.time.Duration.between(slice.from(), slice.to()).toHours() / (7 * 24.0));
    }

    private static String name(BucketSize size) {
        return switch (size) {
            case HOUR -> "Hour";
            case DAY -> "Day";
            case WEEK -> "Week";
            case MONTH -> "Month";
        };
    }
}
