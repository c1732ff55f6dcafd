package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Tracking;
import java.util.List;
import java.util.Optional;

/**
 * A KPI that is tracked, against its target and its own past.
 *
 * @param history the quarters before, the oldest first
 */
public record Target(Kpi<?> kpi, Tracking tracking, Figure now, List<Quarter> history) {

    /** What it was in an earlier quarter. */
    public record Quarter(Period period, Figure figure) {}

    /** Whether the target is met; empty without a target, without a value, and where neither way is better. */
    public Optional<Boolean> isMet() {
        if (tracking.target().isEmpty() || now.value().isEmpty()) {
            return Optional.empty();
        }
        double target = tracking.target().get();
        double value = now.value().get();
        return switch (kpi.better()) {
            case UP -> Optional.of(value >= target);
            case DOWN -> Optional.of(value <= target);
            case NONE -> Optional.empty();
        };
    }
}
