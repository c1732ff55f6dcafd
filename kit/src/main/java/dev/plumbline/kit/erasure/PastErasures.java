package dev.plumbline.kit.erasure;

import dev.plumbline.contract.AnonymousEvent;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.CustomersNamed;
import dev.plumbline.contract.EventReader;
import dev.plumbline.kit.messaging.Received;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Those of a tenant's erasures that can concern something at hand. */
public final class PastErasures {
    record Erased(String pseudonym, Instant at) {}

    private final String tenant;
    private final Map<String, Erased> byHash;
    private final UnaryOperator<String> hash;

    PastErasures(String tenant, Map<String, Erased> byHash, UnaryOperator<String> hash) {
        this.tenant = tenant;
        this.byHash = byHash;
        this.hash = hash;
    }

    public boolean isEmpty() {
        return byHash.isEmpty();
    }

    /** What stands in place of the erased. */
    public Set<String> pseudonyms() {
        return byHash.values().stream().map(Erased::pseudonym).collect(Collectors.toSet());
    }

    /** The erasure of a customer, if they were erased at or after a moment. */
    public Optional<CustomerErased> of(String customer, Instant moment) {
        return Optional.ofNullable(byHash.get(hash.apply(customer)))
                .filter(erased -> !erased.at().isBefore(moment))
                .map(erased -> new CustomerErased(tenant, customer, erased.pseudonym(), erased.at()));
    }

    /** The erasure behind a pseudonym, of one who has no other name any more. */
    public Optional<CustomerErased> behind(String pseudonym) {
        return byHash.values().stream()
                .filter(erased -> erased.pseudonym().equals(pseudonym))
                .map(erased -> new CustomerErased(tenant, pseudonym, pseudonym, erased.at()))
                .findFirst();
    }

    /** The erasures of those whom an event names, as far as they take this event. */
    public List<CustomerErased> of(Received received) {
        return isEmpty()
                ? List.of()
                : CustomersNamed.by(received.event()).stream()
                        .flatMap(customer -> of(customer, reach(received)).stream())
                        .toList();
    }

    /** The event, without those whose erasure takes it. */
    public Received anonymous(Received received) {
        return without(received, of(received));
    }

    /** The event without these customers, as far as their erasures take it. */
    public static Received without(Received received, Collection<CustomerErased> erased) {
        var taking = erased.stream()
                .filter(it -> !it.erasedAt().isBefore(reach(received)))
                .toList();
        if (taking.isEmpty()) {
            return received;
        }
        var event = received.event();
        for (var it : taking) {
            event = AnonymousEvent.of(event, it.customerId(), it.pseudonym());
        }
        return new Received(received.tenant(), event, EventReader.write(event), received.arrivedAt());
    }

    /**
     * From when on an erasure takes an event. What was accepted before the erasure is erased however late it is worked, and
     * what happened before it however late it arrives: an old export that is imported again brings nobody back.
     */
    public static Instant reach(Received received) {
        var happened = received.event().time();
        return happened.isBefore(received.arrivedAt()) ? happened : received.arrivedAt();
    }

    /** The earliest moment at which an erasure takes one of these events; there is at least one. */
    public static Instant reach(Collection<Received> received) {
        return received.stream()
                .map(PastErasures::reach)
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
