package dev.plumbline.metrics.forecast;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What to expect of the next buckets of a series; or why nothing is said.
 *
 * @param series the history it rests on, from its first conversation on
 * @param points bucket by bucket; none when there is too little history
 */
public record Forecast(VolumeSeries series, Optional<Fitted> fitted, List<Point> points) {
    /** How many weeks of history it takes, whole ones. */
    public static final int LEAST_WEEKS = 4;

    /** What an interval of 80 % and of 95 % reaches to, in standard deviations of a normal. */
    private static final double OF_80 = 1.281552;

    private static final double OF_95 = 1.959964;

    /** The model, and how it did on weeks that it had not seen. */
    public record Fitted(Smoothing smoothing, Backtest backtest) {}

    /** What to expect of one bucket, with the intervals in which it lies with 80 % and with 95 %. */
    public record Point(ZonedDateTime start, double expected, Interval likely, Interval nearlyCertain) {}

    /** From {@code low} to {@code high} conversations, never below 0. */
    public record Interval(double low, double high) {
        private static Interval about(double expected, double spread) {
            var place = CountScale.of(expected);
            return new Interval(Math.min(expected, CountScale.count(place - spread)), CountScale.count(place + spread));
        }
    }

    /**
     * Of a history, for the buckets that follow it.
     *
     * @param history up to the last bucket that is over
     * @param starts of the buckets to foretell, the first one directly after the history
     */
    public static Forecast of(VolumeSeries history, List<ZonedDateTime> starts) {
        var series = history.sinceFirst();
        var season = series.season();
        if (!series.hasWeeks(LEAST_WEEKS)) {
            return new Forecast(series, Optional.empty(), List.of());
        }
        var backtest = Backtest.of(series, starts.size());
        var model = HoltWinters.fit(series.values(), series.places(), season.length());
        var growth = model.smoothing().growth(starts.size(), season.length());
        var points = new ArrayList<Point>();
        for (var index = 0; index < starts.size(); index++) {
            var expected = model.ahead(index + 1, season.place(starts.get(index)));
            var spread = backtest.spread() * Math.sqrt(growth[index]);
            points.add(new Point(
                    starts.get(index),
                    expected,
                    Interval.about(expected, OF_80 * spread),
                    Interval.about(expected, OF_95 * spread)));
        }
        return new Forecast(series, Optional.of(new Fitted(model.smoothing(), backtest)), List.copyOf(points));
    }

    /**
     * Where the history begins that a forecast rests on: half a year of days, a quarter of hours. What is older has no weight
     * any more.
     */
    public static Instant historyBefore(ZonedDateTime end, Season season) {
        var weeks = switch (season) {
            case WEEKDAY -> 26;
            case HOUR_OF_WEEK -> 13;
        };
        return end.toLocalDate().minusWeeks(weeks).atStartOfDay(end.getZone()).toInstant();
    }

    /** The starts of the buckets of so many days, beginning with the bucket that a moment lies in. */
    public static List<ZonedDateTime> starts(Season season, ZonedDateTime from, int days) {
        var bucket = season.bucket();
        var starts = new ArrayList<ZonedDateTime>();
        var first = bucket.startOf(from);
        var end = first.plusDays(days);
        for (var start = first; start.isBefore(end); start = bucket.after(start)) {
            starts.add(start);
        }
        return starts;
    }

    /** How many days of history there are. */
    public long days() {
        return series.days();
    }
}
