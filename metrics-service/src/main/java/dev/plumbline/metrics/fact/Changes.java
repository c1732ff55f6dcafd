package dev.plumbline.metrics.fact;

import dev.plumbline.contract.ChangeReleased;
import java.time.Instant;
import java.util.List;

/** Where the changes are found that may have moved the figures. */
public interface Changes {
    /** A tenant's changes of a period, {@code to} exclusive, in the order of their times. */
    List<ChangeReleased> released(String tenant, Instant from, Instant to);

    /** A tenant's changes with this event id: sources that do not know of each other may have given the same. */
    List<ChangeReleased> withId(String tenant, String id);
}
