package dev.plumbline.metrics.effect;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Optional;

/**
 * A KPI in one category before and after a change, and what it did where the change was not.
 *
 * @param category empty for all categories together
 * @param difference after − before; empty where one of them has no value
 * @param low the least that the difference is, with 99 %; empty where that is not known
 * @param high the most
 * @param elsewhere the same in the categories that the change does not name; empty when it names none, or all
 */
public record Comparison(
        Optional<String> category,
        Kpi<?> kpi,
        Figure before,
        Figure after,
        Optional<Double> difference,
        Optional<Double> low,
        Optional<Double> high,
        Finding finding,
        Optional<Elsewhere> elsewhere) {

    /**
     * What would have moved anyway.
     *
     * @param difference after − before, elsewhere
     * @param expected the figure after the change, had it moved as elsewhere: counts and times by the same factor, shares and
     *     scores by as much
     * @param beyond the figure after the change − expected: difference in differences
     */
    public record Elsewhere(
            Figure before,
            Figure after,
            Optional<Double> difference,
            Optional<Double> expected,
            Optional<Double> beyond) {

        static Elsewhere of(Kpi.Unit unit, Figure before, Figure after, Figure ownBefore, Figure ownAfter) {
            var expected = before.value().isEmpty() || after.value().isEmpty()
                    ? Optional.<Double>empty()
                    : ownBefore
                            .value()
                            .flatMap(own -> moved(
                                    unit,
                                    own,
                                    before.value().get(),
                                    after.value().get()));
            return new Elsewhere(
                    before, after, minus(after.value(), before.value()), expected, minus(ownAfter.value(), expected));
        }

        private static Optional<Double> moved(Kpi.Unit unit, double own, double before, double after) {
            return switch (unit) {
                case COUNT, SECONDS -> before == 0 ? Optional.empty() : Optional.of(own * after / before);
                case SHARE -> Optional.of(Math.clamp(own + after - before, 0.0, 1.0));
                case SCORE, POINTS, CURRENCY -> Optional.of(own + after - before);
            };
        }
    }

    static Optional<Double> minus(Optional<Double> one, Optional<Double> other) {
        return one.flatMap(value -> other.map(it -> value - it));
    }
}
