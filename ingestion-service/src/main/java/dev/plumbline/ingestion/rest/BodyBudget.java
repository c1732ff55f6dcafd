package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The memory that all requests together may hold for their bodies, and for the trees that are parsed of them. */
@ApplicationScoped
class BodyBudget {
    /** Events up to this size are parsed without asking: the threads that do so at once are few. */
    static final int SMALL_EVENT = 16 * 1024;

    /** What a byte of the worst JSON, {@code [[],[],…]}, takes as a tree. */
    private static final int TREE_TO_TEXT = 20;

    private static final int DEFAULT_PART_OF_HEAP = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int RETRY_AFTER_SECONDS = 2;

    private final int total;
    /** Fair: one large body must not wait behind an endless row of small ones. */
    private final Semaphore free;

    BodyBudget(IngestionConfig config) {
        var bytes = config.limits()
                .bodyMemory()
                .map(it -> it.asLongValue())
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / DEFAULT_PART_OF_HEAP);
        total = (int) Math.min(bytes, Integer.MAX_VALUE);
        free = new Semaphore(total, true);
    }

    /** Memory that is held until this is closed. */
    final class Hold implements AutoCloseable {
        private int bytes;

        private Hold(int bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            free.release(bytes);
            bytes = 0;
        }
    }

    /** Memory for so many bytes, if there is some at this moment. */
    Optional<Hold> tryReserve(long bytes) {
        var wanted = atMostTotal(bytes);
        return free.tryAcquire(wanted) ? Optional.of(new Hold(wanted)) : Optional.empty();
    }

    /** Memory for so many bytes, for which it waits a little; then the caller is asked to come again: 503. */
    Hold reserve(long bytes) {
        var wanted = atMostTotal(bytes);
        try {
            if (free.tryAcquire(wanted, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Hold(wanted);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw Problem.unavailable(
                "Too many large bodies are being read at this moment. Sending it again is always safe.",
                RETRY_AFTER_SECONDS);
    }

    /** Memory for the tree of an event of that size. */
    Hold reserveForTree(int textBytes) {
        return textBytes <= SMALL_EVENT ? new Hold(0) : reserve((long) textBytes * TREE_TO_TEXT);
    }

    private int atMostTotal(long bytes) {
        return (int) Math.min(bytes, total);
    }
}
