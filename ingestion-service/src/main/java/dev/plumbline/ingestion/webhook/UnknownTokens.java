package dev.plumbline.ingestion.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that the database did not know a moment ago: whoever goes on calling a dead address costs it a question every two
 * seconds, not one a call. A token that is only made now cannot be among them: it was not known to anybody before.
 */
final class UnknownTokens {
    private static final Duration KEPT = Duration.ofSeconds(2);
    static final int MOST = 10_000;

    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    boolean isKnown(String hash, Instant now) {
        var end = until.get(hash);
        return end != null && now.isBefore(end);
    }

    void note(String hash, Instant now) {
        if (until.size() >= MOST) {
            until.values().removeIf(end -> !now.isBefore(end));
        }
        // Whoever sends thousands of different ones gains nothing by their being kept.
        if (until.size() < MOST) {
            until.put(hash, now.plus(KEPT));
        }
    }
}
