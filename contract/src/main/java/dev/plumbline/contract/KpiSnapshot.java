package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A figure as it stands, on the compacted topic {@code kpi.snapshots}.
 *
 * @param group the dimension values it is for; empty for the whole
 * @param value in the KPI's unit; empty when there is nothing to measure
 * @param n what it rests on
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KpiSnapshot(
        String tenant,
        String kpi,
        Map<String, String> group,
        Instant from,
        Instant to,
        Optional<Double> value,
        long n) {}
