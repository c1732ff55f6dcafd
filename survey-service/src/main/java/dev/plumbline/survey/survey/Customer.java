package dev.plumbline.survey.survey;

import dev.plumbline.contract.CustomerEvent;
import java.util.Optional;

/** How to reach a customer, each value as last told; the same for any order and repetition of events. */
public record Customer(Optional<Reading> email, Optional<Reading> locale) {
    public static final Customer UNKNOWN = new Customer(Optional.empty(), Optional.empty());

    public Customer learn(Arrival arrival) {
        if (!(arrival.event() instanceof CustomerEvent.Updated updated)) {
            return this;
        }
        var position = Position.of(updated);
        return new Customer(
                Reading.latest(email, updated.email().map(it -> new Reading(position, it))),
                Reading.latest(locale, updated.locale().map(it -> new Reading(position, it))));
    }

    /** Where to write, when that is known and can be an address at all. */
    public Optional<Addressee> addressee() {
        return email.map(Reading::value)
                .filter(Addressee::isAddress)
                .map(address -> new Addressee(address, locale.map(Reading::value)));
    }
}
