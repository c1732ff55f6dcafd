package dev.plumbline.survey.survey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where suppressions are kept. Addresses are the same whatever their case. Used inside a transaction. */
public interface Suppressions {
    /** Whether nothing may go to an address. */
    boolean covers(String tenant, String address);

    /** Of an address there is one: the first, but that somebody wants no more outweighs that nothing arrived. */
    void add(Suppression suppression);

    /** Keeps that an address is suppressed, and not the address. */
    void forget(String tenant, String address);

    /** Whether there was one to lift. */
    boolean lift(String tenant, UUID id);

    /** A tenant's, newest first. */
    List<Suppression> list(String tenant, Optional<Mark> after, int most);

    /** What came of these surveys. */
    Map<UUID, Suppression> ofSurveys(String tenant, Collection<UUID> surveys);

    /** Where a suppression stands in the list. */
    record Mark(Instant since, UUID id) {}
}
