package dev.plumbline.metrics.fact;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a rebuild of a tenant's facts is: all of them are folded again from the stored events.
 *
 * @param done how many contacts, surveys, costs and customers are folded again; when it begins again because the
 *     tenant's settings changed, it is 0 again
 * @param total how many there are; empty until they are counted
 * @param finishedAt when it was done or failed
 * @param error why it failed
 */
public record Rebuild(
        State state,
        Cause cause,
        long done,
        OptionalLong total,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> error) {

    /** Where it stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** Who asked for it. */
    public enum Cause {
        /** Somebody who may. */
        REQUEST,
        /** The facts were folded with other settings than the tenant has now. */
        SETTINGS
    }
}
