package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A KPI's figures for a query.
 *
 * @param rows by bucket, then by group; without buckets as the total
 * @param total over the whole period, computed afresh and never from the buckets
 */
public record Answer(Kpi<?> kpi, Query query, List<Line> rows, List<Line> total) {

    /** One figure and what it is for. {@code bucket}: its calendar start. */
    public record Line(Optional<Instant> bucket, Map<Axis, String> group, Figure figure) {}
}
