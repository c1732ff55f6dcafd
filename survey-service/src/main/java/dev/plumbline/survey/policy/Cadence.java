package dev.plumbline.survey.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a customer is asked without an occasion.
 *
 * @param every from one time to the next
 * @param rest how long after a contact with support, at least: who was just helped or let down answers about that
 */
public record Cadence(Duration every, Duration rest) {
    public static final Cadence QUARTERLY = new Cadence(Duration.ofDays(91), Duration.ofDays(7));

    /**
     * When a customer's turn is next, after a moment. Each has a day and hour of their own, so that what is asked is spread evenly
     * over the time between, and a customer who is new is not asked at once.
     */
    public Instant next(String tenant, String customer, Instant after) {
        var period = every.toSeconds();
        var own = Math.floorMod(Chance.bits("cadence|" + tenant + "|" + customer), period);
        var since = Math.floorMod(after.getEpochSecond() - own, period);
        return Instant.ofEpochSecond(after.getEpochSecond() + period - since);
    }
}
