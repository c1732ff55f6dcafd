package dev.plumbline.runner.demo;

import static java.time.ZoneOffset.UTC;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * What happens in these two months that the figures should betray.
 *
 * <p>A help article about returns takes work off everybody. Then, on the Monday of the fifth week, the assistant is
 * released anew and told to resolve more without a person: it keeps conversations that it cannot solve. Containment
 * and deflection rise, answers stay fast, and only satisfaction, repeat contacts and missed handoffs tell. Fewer
 * handoffs first empty the queue of the people; then the customers come back, angrier. Ten days later a fix is released
 * and recovers most of it. Last, a clearer refund policy spares refunds the detour over a senior.
 */
record Story(
        Instant start,
        Instant returnsArticle,
        Instant overContainingBot,
        Instant mendedBot,
        Instant refundPolicy,
        Instant end) {

    static Story endingAt(Instant end) {
        var start = end.minus(Duration.ofDays(60)).truncatedTo(ChronoUnit.DAYS);
        var mondayOfWeekFive = start.plus(Duration.ofDays(28))
                .atOffset(UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toInstant();
        var overContainingBot = mondayOfWeekFive.plus(Duration.ofHours(6));
        return new Story(
                start,
                start.plus(Duration.ofDays(12)).plus(Duration.ofHours(9)),
                overContainingBot,
                overContainingBot.plus(Duration.ofDays(10)).plus(Duration.ofHours(4)),
                start.plus(Duration.ofDays(46)).plus(Duration.ofHours(8)),
                end);
    }

    Bot botAt(Instant time) {
        if (time.isBefore(overContainingBot)) {
            return Bot.FIRST;
        }
        return time.isBefore(mendedBot) ? Bot.OVER_CONTAINING : Bot.MENDED;
    }

    boolean overContainingAt(Instant time) {
        return botAt(time) == Bot.OVER_CONTAINING;
    }

    /** Whether the help centre answers what the customer asks. */
    boolean explainedAt(Issue issue, Instant time) {
        return issue.category().equals("returns") && !time.isBefore(returnsArticle);
    }

    /** Whether people still have to ask a senior what the policy means. */
    boolean policyUnclearAt(Issue issue, Instant time) {
        return issue.category().equals("refund") && time.isBefore(refundPolicy);
    }

    /** How long customers wait for a person, 1 being usual. */
    double queuePressureAt(Instant time) {
        var days = Duration.between(overContainingBot, time).toHours() / 24.0;
        if (days < 0) {
            return 1;
        }
        if (days < 4) {
            return 0.6;
        }
        if (days < 14) {
            return 0.6 + (days - 4) * 0.2;
        }
        return Math.max(1.1, 2.6 - (days - 14) * 0.14);
    }
}
