package dev.plumbline.survey.policy;

import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;

/**
 * Who is asked what, and when.
 *
 * @param delay how long after the trigger the survey is sent
 * @param expiry how long after sending an answer is taken
 */
public record Policy(SurveyKind kind, Trigger trigger, Duration delay, Duration expiry) {
    /** A help desk that resolves and at once reopens does so within this time; nobody is asked in between. */
    public static final Duration SETTLING = Duration.ofSeconds(1);

    /** What makes a survey due. */
    public enum Trigger {
        /** The conversation was resolved, and stays so. */
        RESOLVED
    }

    public Policy {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("The delay of a survey cannot be negative: " + delay);
        }
        if (!expiry.isPositive()) {
            throw new IllegalArgumentException("The expiry of a survey must be positive: " + expiry);
        }
    }

    /** CSAT when a conversation is resolved: the policy of every tenant until it says otherwise. */
    public static Policy csat(Duration delay, Duration expiry) {
        return new Policy(SurveyKind.CSAT, Trigger.RESOLVED, delay, expiry);
    }

    /** When to send what was triggered at one time and heard of at another. */
    public Instant dueAt(Instant triggeredAt, Instant heardAt) {
        var planned = triggeredAt.plus(delay);
        var settled = heardAt.plus(SETTLING);
        return planned.isAfter(settled) ? planned : settled;
    }
}
