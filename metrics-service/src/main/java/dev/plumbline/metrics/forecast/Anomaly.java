package dev.plumbline.metrics.forecast;

import java.time.ZonedDateTime;

/**
 * A bucket in which a category had far more conversations than is usual for it, or far fewer.
 *
 * @param to exclusive
 * @param expected the median of the same place of the week in the weeks before
 * @param low the fewest that would not have been an anomaly
 * @param high the most that would not
 * @param score how many spreads it lies above what is expected; negative for below
 * @param weeks how many weeks it is held against
 */
public record Anomaly(
        String category,
        ZonedDateTime from,
        ZonedDateTime to,
        long observed,
        double expected,
        double low,
        double high,
        double score,
        int weeks) {

    public boolean isSpike() {
        return score > 0;
    }
}
