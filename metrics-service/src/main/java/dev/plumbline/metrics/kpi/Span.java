package dev.plumbline.metrics.kpi;

import java.time.Instant;

/** A stretch of time; {@code to} exclusive. */
public record Span(Instant from, Instant to) {}
