package dev.plumbline.metrics.effect;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Map;
import java.util.Optional;

/** A figure on one side of a change. A count's value is per day, so that windows of different lengths can be compared. */
record Side(Window window, Figure figure) {

    static Side of(Kpi<?> kpi, Window window, Figure figure) {
        if (kpi.unit() != Kpi.Unit.COUNT || window.days() <= 0) {
            return new Side(window, figure);
        }
        return new Side(window, new Figure(figure.value().map(it -> it / window.days()), figure.n(), Map.of()));
    }

    static Figure nothing(Kpi<?> kpi) {
        return new Figure(kpi.unit() == Kpi.Unit.COUNT ? Optional.of(0.0) : Optional.empty(), 0, Map.of());
    }
}
