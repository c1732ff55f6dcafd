package dev.plumbline.ingestion.kafka;

import dev.plumbline.ingestion.intake.EventLogAwayException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Single events that wait for Kafka's acknowledgement, and no longer than the patience. All wait equally long, so that the
 * oldest stands at the head of a queue: one look every tenth of a second takes the place of a timer for each event.
 */
final class Acknowledgements implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final long patienceNanos;
    private final Runnable missed;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("acknowledgements").daemon().factory());

    /**
     * @param missed told when one stayed away
     */
    Acknowledgements(Duration patience, Runnable missed) {
        this.patienceNanos = patience.toNanos();
        this.missed = missed;
        timer.scheduleWithFixedDelay(this::giveUpOnTheLate, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An event that is sent now. */
    Pending await() {
        var pending = new Pending(System.nanoTime());
        queue.add(pending);
        return pending;
    }

    private void giveUpOnTheLate() {
        var now = System.nanoTime();
        for (var oldest = queue.peek(); oldest != null; oldest = queue.peek()) {
            if (!oldest.isDone()) {
                if (now - oldest.sentAt < patienceNanos) {
                    return;
                }
                if (oldest.away()) {
                    missed.run();
                }
            }
            queue.remove();
        }
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    /** Completed when the event is acknowledged, or it is known that it will not be. */
    static final class Pending extends CompletableFuture<Void> {
        private final long sentAt;

        private Pending(long sentAt) {
            this.sentAt = sentAt;
        }

        long nanosUnderWay() {
            return System.nanoTime() - sentAt;
        }

        boolean away() {
            return completeExceptionally(new EventLogAwayException(0, 0));
        }
    }
}
