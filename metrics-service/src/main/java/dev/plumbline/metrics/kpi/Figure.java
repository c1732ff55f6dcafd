package dev.plumbline.metrics.kpi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A KPI's figure for one cell.
 *
 * @param value the headline; empty when there is nothing to measure, never 0 for that
 * @param n what it rests on: the denominator of a share, the number of values of a mean, the count of a count
 * @param parts what stands beside the value, by its name in the API, e.g. {@code numerator} or {@code p90}
 */
public record Figure(Optional<Double> value, long n, Map<String, Optional<Double>> parts) {

    /** A share with its 95 % interval; of nothing there is none. */
    public static Figure share(double numerator, double denominator) {
        if (denominator == 0) {
            return new Figure(
                    Optional.empty(), 0, parts("numerator", 0.0, "denominator", 0.0, "low", null, "high", null));
        }
        var interval = Wilson.of(numerator, denominator);
        return new Figure(
                Optional.of(numerator / denominator),
                (long) denominator,
                parts(
                        "numerator",
                        numerator,
                        "denominator",
                        denominator,
                        "low",
                        interval.low(),
                        "high",
                        interval.high()));
    }

    /** Builds the parts in the order in which they are shown. */
    static Map<String, Optional<Double>> parts(Object... namesAndValues) {
        var parts = new LinkedHashMap<String, Optional<Double>>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            var value = namesAndValues[index + 1];
            parts.put((String) namesAndValues[index], Optional.ofNullable((Double) value));
        }
        return parts;
    }

    /** A part such as {@code numerator}; empty when this kind of figure has none of that name. */
    public Optional<Double> part(String name) {
        return parts.getOrDefault(name, Optional.empty());
    }
}
