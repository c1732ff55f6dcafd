package dev.plumbline.kit.security;

import java.time.Duration;
import java.time.Instant;

/**
 * When an API key last opened a door here. Noted with every request: that costs a look at the clock, and a write at most
 * once a second. Told to the others far less often, by one thread alone.
 */
public final class LastUse {
    private static final long NEVER = Long.MIN_VALUE;
    private static final long FINE_ENOUGH_MILLIS = 1_000;

    private volatile long at = NEVER;
    private long told = NEVER;
    private long toldAt;

    LastUse() {}

    void note(long nowMillis) {
        var last = at;
        if (last == NEVER || nowMillis - last >= FINE_ENOUGH_MILLIS) {
            at = nowMillis;
        }
    }

    /** Whether there is a use that was not told, and so much time since the last that was. */
    boolean isDue(long nowMillis, Duration interval) {
        return at != told && (told == NEVER || nowMillis - toldAt >= interval.toMillis());
    }

    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    void wasTold(Instant use, long nowMillis) {
        told = use.toEpochMilli();
        toldAt = nowMillis;
    }
}
