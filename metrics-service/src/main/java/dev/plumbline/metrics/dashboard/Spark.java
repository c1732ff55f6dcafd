package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line without axes that shows how a figure went. {@code path}: of an SVG 100 wide and 24 high. */
record Spark(String path) {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 24;
    private static final double MARGIN = 2;

    private record Point(int index, double value) {}

    /** Empty while there are fewer than two points. */
    static Optional<Spark> of(Answer answer, List<Instant> buckets) {
        var points = answer.rows().stream()
                .filter(line -> line.figure().value().isPresent())
                .map(line -> new Point(
                        buckets.indexOf(line.bucket().orElseThrow()),
                        line.figure().value().get()))
                .toList();
        if (points.size() < 2) {
            return Optional.empty();
        }
        var low = points.stream().mapToDouble(Point::value).min().orElseThrow();
        var high = points.stream().mapToDouble(Point::value).max().orElseThrow();
        return Optional.of(new Spark(points.stream()
                .map(point -> String.format(
                        Locale.ENGLISH,
                        "%.1f %.1f",
                        MARGIN + (WIDTH - 2 * MARGIN) * point.index() / Math.max(1, buckets.size() - 1),
                        y(point.value(), low, high)))
                .collect(Collectors.joining(" L", "M", ""))));
    }

    private static double y(double value, double low, double high) {
        return high == low ? HEIGHT / 2 : HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (value - low) / (high - low);
    }
}
