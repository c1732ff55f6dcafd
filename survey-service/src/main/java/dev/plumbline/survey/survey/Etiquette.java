package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.HomeZone;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trait;
import dev.plumbline.survey.policy.Traits;
import dev.plumbline.survey.policy.Trigger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Decides at the last moment whether a survey that is due is sent, has to wait, or is not sent at all, and says why. */
public final class Etiquette {
    private Etiquette() {}

    /** What is decided. */
    public sealed interface Decision {}

    public record Send(Policy policy) implements Decision {}

    public record Wait(Instant until, String reason) implements Decision {}

    public record Skip(String reason) implements Decision {}

    /**
     * What is known of the customer who would get it.
     *
     * @param customer their id
     * @param traits theirs and their conversation's
     * @param zone on whose clock they live
     * @param lastSent when they were last sent any survey
     * @param lastContact when they last had to do with support
     */
    public record Recipient(
            String tenant,
            String customer,
            Traits traits,
            ZoneId zone,
            Optional<Instant> lastSent,
            Optional<Instant> lastContact) {

        /** Of a customer as they and their conversation are known; {@code tenantZone} where it is not known where they live. */
        static Recipient of(
                Ref customer,
                Optional<Conversation> conversation,
                Optional<Customer> known,
                ZoneId tenantZone,
                Optional<Instant> lastSent) {
            var traits = traits(conversation, known);
            return new Recipient(
                    customer.tenant(),
                    customer.id(),
                    traits,
                    HomeZone.of(
                                    known.flatMap(Customer::localeText),
                                    traits.of(Trait.REGION).getFirst())
                            .orElse(tenantZone),
                    lastSent,
                    known.flatMap(Customer::lastContact));
        }

        /** What a policy filters on. */
        static Traits traits(Optional<Conversation> conversation, Optional<Customer> known) {
            var profile = known.map(Customer::traits).orElse(Traits.NONE);
            return conversation.map(it -> it.traits().or(profile)).orElse(profile);
        }
    }

    /** Decides about a survey of this policy, which is gone or switched off when empty. */
    public static Decision decide(Optional<Policy> of, Recipient recipient, Instant now) {
        if (of.filter(Policy::enabled).isEmpty()) {
            return new Skip("Its policy was removed or switched off.");
        }
        var policy = of.get();
        if (!passes(policy, recipient.traits())) {
            return new Skip("What the policy filters on changed before it was sent.");
        }
        if (!policy.samples(recipient.tenant(), recipient.customer())) {
            return new Skip("The customer is not in the policy's sample.");
        }
        var rested = recipient.lastSent().map(at -> at.plus(policy.fatigue())).filter(now::isBefore);
        if (rested.isPresent()) {
            return policy.trigger() == Trigger.CADENCE
                    ? new Wait(rested.get(), "The customer was sent another survey lately.")
                    : new Skip("The customer was sent another survey lately.");
        }
        if (policy.trigger() == Trigger.CADENCE) {
            var calm = recipient
                    .lastContact()
                    .map(at -> at.plus(policy.cadence().rest()))
                    .filter(now::isBefore);
            if (calm.isPresent()) {
                return new Wait(calm.get(), "The customer was in touch with support lately.");
            }
        }
        return policy.quiet()
                .map(quiet -> quiet.end(now, recipient.zone()))
                .filter(now::isBefore)
                .<Decision>map(end -> new Wait(end, "It is night where the customer lives, or another quiet hour."))
                .orElseGet(() -> new Send(policy));
    }

    private static boolean passes(Policy policy, Traits traits) {
        return policy.trigger() == Trigger.CADENCE ? policy.filters().pass(traits) : policy.asksAbout(traits);
    }
}
