package dev.plumbline.survey.page;

import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How often one address may ask for surveys that there are not. 256 bits are not guessed anyway; this keeps who tries from
 * keeping us busy. A link that is right is never held back.
 */
@ApplicationScoped
class Guesses {
    /** A person mistypes a few times. */
    static final int A_MINUTE = 30;

    static final int RETRY_AFTER = 60;
    private static final int MANY = 10_000;

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /** Counts a wrong one; false when there were too many. */
    boolean mayGoOn(String address) {
        if (buckets.size() >= MANY) {
            // One that is full says no more than one that is not there.
            buckets.values().removeIf(it -> it.getAvailableTokens() >= A_MINUTE);
        }
        return buckets.computeIfAbsent(
                        address,
                        it -> Bucket.builder()
                                .addLimit(
                                        limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }
}
