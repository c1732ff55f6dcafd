package dev.plumbline.metrics.fact;

import java.time.Instant;

/** From an instant on, until the next step, a customer's health is this. */
public record HealthStep(Instant since, Health health) {}
