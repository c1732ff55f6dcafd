package dev.plumbline.survey.survey;

import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.survey.policy.Trait;
import dev.plumbline.survey.policy.Traits;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * How to reach a customer and who they are, each value as last told; the same for any order and repetition of events.
 *
 * @param profile by the name of the trait
 * @param lastContact when they last had to do with support
 */
public record Customer(Optional<Reading> email, Optional<Reading> locale, Told profile, Optional<Instant> lastContact) {
    public static final Customer UNKNOWN =
            new Customer(Optional.empty(), Optional.empty(), Told.NOTHING, Optional.empty());

    public Customer learn(Arrival arrival) {
        if (!(arrival.event() instanceof CustomerEvent.Updated updated)) {
            return this;
        }
        var at = Position.of(updated);
        return new Customer(
                Reading.latest(email, updated.email().map(it -> new Reading(at, it))),
                Reading.latest(locale, updated.locale().map(it -> new Reading(at, it))),
                profile.with(Trait.SEGMENT.key(), at, updated.segment())
                        .with(Trait.PLAN_TIER.key(), at, updated.planTier())
                        .with(Trait.REGION.key(), at, updated.region())
                        .with(Trait.LIFECYCLE_STAGE.key(), at, updated.lifecycleStage())
                        .with(Trait.ACCOUNT_SIZE.key(), at, updated.accountSize())
                        .with(Trait.VIP.key(), at, updated.vip().map(String::valueOf)),
                lastContact);
    }

    /** They had to do with support at this time, too. */
    public Customer contacted(Instant at) {
        return lastContact.filter(known -> !known.isBefore(at)).isPresent()
                ? this
                : new Customer(email, locale, profile, Optional.of(at));
    }

    public Traits traits() {
        var words = new EnumMap<Trait, List<String>>(Trait.class);
        words.put(Trait.VIP, List.of("false"));
        for (var trait : Trait.values()) {
            profile.value(trait.key()).ifPresent(value -> words.put(trait, List.of(value)));
        }
        return new Traits(words);
    }

    /** The same, of whom no contact is known. */
    Customer neverInTouch() {
        return new Customer(email, locale, profile, Optional.empty());
    }

    Optional<String> localeText() {
        return locale.map(Reading::value);
    }

    /** Where to write, when that is known and can be an address at all. */
    public Optional<Addressee> addressee() {
        return email.map(Reading::value)
                .filter(Addressee::isAddress)
                .map(address -> new Addressee(address, locale.map(Reading::value)));
    }
}
