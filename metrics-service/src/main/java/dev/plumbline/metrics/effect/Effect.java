package dev.plumbline.metrics.effect;

import dev.plumbline.contract.ChangeReleased;
import java.util.List;

/**
 * What the figures did about a change.
 *
 * @param after up to now at the latest
 * @param isComplete whether the time after the change has passed whole
 * @param comparisons by category, then by KPI
 * @param others changes of both windows that concern the same categories: what they did cannot be told apart from this one
 */
public record Effect(
        ChangeReleased change,
        Window before,
        Window after,
        boolean isComplete,
        List<Comparison> comparisons,
        List<ChangeReleased> others) {}
