package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.Optional;

/**
 * A KPI's figure beside what it was.
 *
 * @param before in the period before; of a period that is not over, in the same part of it. Empty when nobody opened a
 *     conversation then
 * @param usual over the four weeks before a week: what is counted, per week. Empty likewise, and for other periods
 */
public record Compared(Kpi<?> kpi, Figure now, Optional<Past> before, Optional<Past> usual) {

    /** What it was. {@code shift}: how it moved since; empty when there was nothing to measure then, or is not now. */
    public record Past(Figure figure, Optional<Shift> shift) {
        static Past of(Kpi<?> kpi, Figure now, Figure before) {
            return new Past(before, Shift.of(kpi, now, before));
        }
    }
}
