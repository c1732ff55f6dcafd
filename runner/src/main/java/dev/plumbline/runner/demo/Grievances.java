package dev.plumbline.runner.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers hold against support: conversations that ended without a solution, resolved or not. */
final class Grievances {
    private final Map<Customer, List<Instant>> byCustomer = new HashMap<>();
    private final Map<Customer, Instant> lastContact = new HashMap<>();

    void remember(Ending ending) {
        lastContact.merge(
                ending.customer(), ending.transcript().now(), (one, other) -> one.isAfter(other) ? one : other);
        if (!ending.solved()) {
            byCustomer
                    .computeIfAbsent(ending.customer(), ignored -> new ArrayList<>())
                    .add(ending.transcript().now());
        }
    }

    long before(Customer customer, Instant time) {
        return byCustomer.getOrDefault(customer, List.of()).stream()
                .filter(it -> it.isBefore(time))
                .count();
    }

    Optional<Instant> lastContact(Customer customer) {
        return Optional.ofNullable(lastContact.get(customer));
    }
}
