package dev.plumbline.metrics.kpi;

import java.util.Optional;

/**
 * What a tenant wants of a KPI.
 *
 * @param target the value to reach, in the KPI's unit
 * @param owner who looks after it
 * @param frequency how often it is looked at; as the catalog proposes when empty
 */
public record Tracking(Optional<Double> target, Optional<String> owner, Optional<Kpi.Frequency> frequency) {}
