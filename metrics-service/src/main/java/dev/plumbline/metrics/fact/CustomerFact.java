package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a customer at every moment: a pure fold, as a conversation's fact is. Times are in microseconds.
 *
 * @param activityChanges when they became a customer, left, came back, and so on in turn
 * @param health its steps; before the first it is {@link Health#UNTOLD}
 * @param departures in their order, also such as changed nothing
 * @param endangeredBeforeRenewal at risk at some UTC midnight in the 60 days before the renewal
 * @param contactedBeforeRenewal somebody reached out in these days
 * @param purchases orders and renewals, in their order
 */
public record CustomerFact(
        String id,
        Profile profile,
        List<Instant> activityChanges,
        List<HealthStep> health,
        List<Departure> departures,
        boolean endangeredBeforeRenewal,
        boolean contactedBeforeRenewal,
        List<Instant> purchases) {

    /** Whether they are a customer at an instant. */
    public boolean activeAt(Instant instant) {
        var found = Collections.binarySearch(activityChanges, instant);
        var changes = found >= 0 ? found + 1 : -found - 1;
        return changes % 2 == 1;
    }

    public Health healthAt(Instant instant) {
        return HealthFold.at(health, instant);
    }

    /** Their last departure up to and including an instant. */
    public Optional<Departure> lastDeparture(Instant until) {
        return departures.stream().filter(it -> !it.at().isAfter(until)).reduce((earlier, later) -> later);
    }

    /** Their first departure in a period, {@code to} exclusive. */
    public Optional<Departure> firstDeparture(Instant from, Instant to) {
        return departures.stream()
                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to))
                .findFirst();
    }

    /** Whether they ordered or renewed in a period, {@code to} exclusive. */
    public boolean purchased(Instant from, Instant to) {
        return purchases.stream().anyMatch(it -> !it.isBefore(from) && it.isBefore(to));
    }
}
