package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.http.Problem;
import io.github.bucket4j.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a second one API key, or one webhook token, may make of this replica. It keeps one sender that runs
 * wild from taking the service from the others; it is no accounting.
 */
@ApplicationScoped
public class RateLimits {
    private static final int MANY = 10_000;

    private final int perSecond;
    private final int burst;
    /** A bucket exists for credentials only that we issued: strangers are refused before. */
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(IngestionConfig config) {
        perSecond = config.limits().requestsPerSecond();
        burst = config.limits().requestBurst();
    }

    /**
     * Counts a request, or refuses it: 429.
     *
     * @param tenant whose credential it is
     * @param credential the id of the API key or of the webhook token
     */
    public void count(String tenant, String credential) {
        var bucket = bucket(tenant + "/" + credential);
        if (!bucket.tryConsume(1)) {
            var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw Problem.tooMany(
                    "More than " + perSecond
                            + " requests a second were made with this key. Send events in batches or as "
                            + EventFormat.LINES_MEDIA_TYPE + ", or more slowly.",
                    // Whole seconds are all the header can say.
                    (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
        }
    }

    int perSecond() {
        return perSecond;
    }

    private Bucket bucket(String name) {
        var known = buckets.get(name);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= MANY) {
            // One that is full says no more than one that is not there.
            buckets.values().removeIf(it -> it.getAvailableTokens() >= burst);
        }
        return buckets.computeIfAbsent(
                name,
                it -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
