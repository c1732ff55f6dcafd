package dev.plumbline.alert.lifecycle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the alerts. Every call joins the caller's transaction. */
public interface AlertStore {
    /** Those of the ids that exist. */
    Map<UUID, Alert> find(String tenant, Collection<UUID> ids);

    /** Writes an alert and, with it, tells the other systems what it is now. */
    void save(Alert alert);

    /** Newest first; at most {@code limit}, those after the given one only. */
    List<Alert> list(String tenant, Filter filter, Optional<Position> after, int limit);

    /** Which alerts; an empty criterion lets all pass. */
    record Filter(Optional<String> state, Optional<String> rule, Optional<String> customerId) {}

    /** A place in the list. */
    record Position(Instant startedAt, UUID id) {
        public static Position of(Alert alert) {
            return new Position(alert.startedAt(), alert.id());
        }
    }
}
