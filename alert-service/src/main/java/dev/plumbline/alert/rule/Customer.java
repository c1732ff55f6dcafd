package dev.plumbline.alert.rule;

import dev.plumbline.contract.CustomerEvent;
import java.util.Optional;

/**
 * What the rules know of a customer: per field, what was stated last.
 *
 * @param everVip whether any event ever said VIP. It decides that an alert exists, {@link #isVip()} whether it fires: so a
 *     status that comes and goes leaves the same alerts in whatever order it is heard of
 */
public record Customer(String id, Optional<Stated<Boolean>> vip, boolean everVip, Optional<Stated<String>> segment) {

    /** A customer of whom nothing was said yet. */
    public static Customer unknown(String id) {
        return new Customer(id, Optional.empty(), false, Optional.empty());
    }

    /** This customer after one more event, old or new. */
    public Customer observe(CustomerEvent.Updated event) {
        var at = ReadingPosition.of(event);
        return new Customer(
                id,
                Stated.latest(vip, event.vip().map(value -> new Stated<>(value, at))),
                everVip || event.vip().orElse(false),
                Stated.latest(segment, event.segment().map(value -> new Stated<>(value, at))));
    }

    /** The same customer under another id. */
    public Customer called(String other) {
        return new Customer(other, vip, everVip, segment);
    }

    /** This customer, of whom there was more under the same id. */
    public Customer with(Customer other) {
        return new Customer(
                id, Stated.latest(vip, other.vip), everVip || other.everVip, Stated.latest(segment, other.segment));
    }

    public boolean isVip() {
        return vip.map(Stated::value).orElse(false);
    }
}
