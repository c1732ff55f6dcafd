package dev.plumbline.metrics.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Some of a period's {@link Mishap}s, drawn by lot.
 *
 * @param among how many conversations could have been one
 * @param total how many are
 * @param byReason how many for each reason; one can have several, and a reason of nobody's stands with 0
 */
public record Sample(Mishap mishap, long among, long total, Map<Reason, Long> byReason, List<Drawn> drawn) {

    /**
     * A conversation that was drawn.
     *
     * @param at the time that puts it into the period
     * @param reasons why it is one, at least one
     */
    public record Drawn(
            String id,
            Instant at,
            String category,
            String intent,
            String channel,
            String agent,
            List<Reason> reasons) {}
}
