package dev.plumbline.metrics.fact;

import dev.plumbline.contract.CustomerEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A customer as the last of the {@code customer.updated} events that says so describes them. */
public record Profile(
        Optional<String> segment,
        Optional<String> planTier,
        Optional<String> region,
        Optional<String> lifecycleStage,
        Optional<String> accountSize,
        Optional<Boolean> vip,
        Optional<BigDecimal> accountValue,
        Optional<Instant> signedUpAt,
        Optional<Instant> renewalAt) {

    public static final Profile NONE = new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Folds a customer's updates, given in reading order. */
    public static Profile fold(List<CustomerEvent.Updated> updates) {
        return new Profile(
                last(updates, CustomerEvent.Updated::segment),
                last(updates, CustomerEvent.Updated::planTier),
                last(updates, CustomerEvent.Updated::region),
                last(updates, CustomerEvent.Updated::lifecycleStage),
                last(updates, CustomerEvent.Updated::accountSize),
                last(updates, CustomerEvent.Updated::vip),
                last(updates, CustomerEvent.Updated::accountValue),
                last(updates, CustomerEvent.Updated::signedUpAt),
                last(updates, CustomerEvent.Updated::renewalAt));
    }

    private static <T> Optional<T> last(
            List<CustomerEvent.Updated> updates, Function<CustomerEvent.Updated, Optional<T>> field) {
        return updates.stream().map(field).flatMap(Optional::stream).reduce((earlier, later) -> later);
    }
}
