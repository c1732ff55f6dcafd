package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import java.util.Optional;

/**
 * How a figure moved against the period before.
 *
 * @param arrow which way, as a sign
 * @param mood {@code good}, {@code bad} or {@code unclear}
 * @param text by how much, in words
 * @param before what it was
 */
record Change(String arrow, String mood, String text, String before) {
    /** As for a 95 % interval. */
    private static final double Z = 1.959964;

    /** Empty when there was nothing to measure then, or is not now. */
    static Optional<Change> of(Kpi<?> kpi, Figure now, Figure before) {
        if (now.value().isEmpty() || before.value().isEmpty()) {
            return Optional.empty();
        }
        var difference = now.value().get() - before.value().get();
        var was = Readable.of(kpi.unit(), before.value());
        return Optional.of(
                switch (kpi.unit()) {
                    case SHARE ->
                        isChance(now, before)
                                ? new Change(arrow(difference), "unclear", points(difference) + ", may be chance", was)
                                : new Change(arrow(difference), mood(kpi, difference), points(difference), was);
                    case COUNT, SECONDS, SCORE, POINTS, CURRENCY ->
                        new Change(
                                arrow(difference),
                                mood(kpi, difference),
                                Readable.of(kpi.unit(), Math.abs(difference)),
                                was);
                });
    }

    /** Whether two shares as far apart as these are common where nothing changed. */
    private static boolean isChance(Figure now, Figure before) {
        var spread = Math.sqrt(variance(now) + variance(before));
        return Math.abs(now.value().orElseThrow() - before.value().orElseThrow()) <= Z * spread;
    }

    private static double variance(Figure figure) {
        var share = figure.value().orElseThrow();
        return share * (1 - share) / figure.n();
    }

    private static String points(double difference) {
        return "%.1f pts".formatted(100 * Math.abs(difference));
    }

    private static String arrow(double difference) {
        return difference > 0 ? "▲" : difference < 0 ? "▼" : "=";
    }

    private static String mood(Kpi<?> kpi, double difference) {
        if (difference == 0) {
            return "unclear";
        }
        return switch (kpi.better()) {
            case UP -> difference > 0 ? "good" : "bad";
            case DOWN -> difference < 0 ? "good" : "bad";
            case NONE -> "unclear";
        };
    }
}
