package dev.plumbline.ingestion.quarantine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Whether somebody has dealt with a rejection. What is dealt with stays so. */
public sealed interface State {
    /** No finer than the database keeps a time: who asks again is answered the same. */
    ChronoUnit AS_KEPT = ChronoUnit.MICROS;

    /** It waits for somebody. */
    record Open() implements State {}

    /**
     * It was accepted after all.
     *
     * @param by whose credential asked for it
     * @param eventId of the event that was sent on; empty when a webhook's body became several, or none
     */
    record Replayed(Instant at, String by, Optional<String> eventId) implements State {
        public Replayed {
            at = at.truncatedTo(AS_KEPT);
        }
    }

    /** It is not wanted. */
    record Dropped(Instant at, String by, Optional<String> why) implements State {
        public Dropped {
            at = at.truncatedTo(AS_KEPT);
        }
    }

    /** The kinds of states, to choose by. */
    enum Kind {
        OPEN,
        REPLAYED,
        DROPPED
    }

    default Kind kind() {
        return switch (this) {
            case Open open -> Kind.OPEN;
            case Replayed replayed -> Kind.REPLAYED;
            case Dropped dropped -> Kind.DROPPED;
        };
    }
}
