package dev.plumbline.survey.policy;

import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who is asked what, when and how.
 *
 * @param id what it is called, unique within its tenant
 * @param delay how long after the trigger the survey is sent
 * @param sampling the share of customers who are asked at all, 0..1; always the same ones
 * @param fatigue how long after any survey the customer gets no other one
 * @param quiet when nobody is written to
 * @param expiry how long after sending an answer is taken
 * @param reminder how long after sending it is asked once more; never when empty
 * @param cadence how often, when the trigger is {@link Trigger#CADENCE}
 * @param texts own words by language tag
 */
public record Policy(
        String id,
        boolean enabled,
        SurveyKind kind,
        Trigger trigger,
        Filters filters,
        Duration delay,
        double sampling,
        Duration fatigue,
        Optional<QuietHours> quiet,
        Duration expiry,
        Optional<Duration> reminder,
        Cadence cadence,
        Channel channel,
        Map<String, Wording> texts,
        Branding branding) {
    /** A help desk that resolves and at once reopens does so within this time; nobody is asked in between. */
    public static final Duration SETTLING = Duration.ofSeconds(1);

    /** How long an answer is taken when a policy does not say. */
    public static final Duration EXPIRY = Duration.ofDays(28);

    /** How long a customer is left alone when a policy does not say. */
    public static final Duration FATIGUE = Duration.ofDays(7);

    public Policy {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("The delay of a survey cannot be negative: " + delay);
        }
        if (!expiry.isPositive()) {
            throw new IllegalArgumentException("The expiry of a survey must be positive: " + expiry);
        }
        texts = Map.copyOf(texts);
    }

    /** Asks everybody by mail, with nothing else said. */
    public static Policy of(String id, SurveyKind kind, Trigger trigger) {
        return new Policy(
                id,
                true,
                kind,
                trigger,
                Filters.NONE,
                Duration.ZERO,
                1,
                FATIGUE,
                Optional.empty(),
                EXPIRY,
                Optional.empty(),
                Cadence.QUARTERLY,
                Channel.EMAIL,
                Map.of(),
                Branding.PLAIN);
    }

    /** CSAT when a conversation is resolved: the policy of every tenant until it says otherwise. */
    public static Policy csat(Duration delay, Duration expiry) {
        var plain = of("csat", SurveyKind.CSAT, Trigger.RESOLVED);
        return new Policy(
                plain.id,
                true,
                plain.kind,
                plain.trigger,
                plain.filters,
                delay,
                plain.sampling,
                plain.fatigue,
                plain.quiet,
                expiry,
                plain.reminder,
                plain.cadence,
                plain.channel,
                plain.texts,
                plain.branding);
    }

    /** When to send what was triggered at one time and heard of at another. */
    public Instant dueAt(Instant triggeredAt, Instant heardAt) {
        var planned = triggeredAt.plus(delay);
        var settled = heardAt.plus(SETTLING);
        return planned.isAfter(settled) ? planned : settled;
    }

    /** Whether a conversation with these traits, now resolved, is one to ask about. */
    public boolean asksAbout(Traits traits) {
        return enabled
                && switch (trigger) {
                    case RESOLVED -> filters.pass(traits);
                    case HANDOFF -> traits.of(Trait.PATH).contains("ai_to_human") && filters.pass(traits);
                    case CADENCE -> false;
                };
    }

    /** Whether a customer is among those who are asked. */
    public boolean samples(String tenant, String customer) {
        return Chance.share("sampling|" + tenant + "|" + id + "|" + customer) < sampling;
    }
}
