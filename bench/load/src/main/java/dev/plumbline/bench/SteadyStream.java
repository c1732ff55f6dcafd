package dev.plumbline.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Events that happen now, posted to ingestion at a steady rate until it is closed. */
final class SteadyStream implements AutoCloseable {
    private static final int A_SECOND = 1_000;
    private static final int AT_ONCE = 100;

    private final AskedService ingestion;
    private final SupportYear events;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long sent;
    private volatile RuntimeException failure;

    private SteadyStream(AskedService ingestion, SupportYear events) {
        this.ingestion = ingestion;
        this.events = events;
        this.thread = Thread.ofPlatform().name("steady-stream").daemon().start(this::run);
    }

    /** A thousand events a second from now on. */
    static SteadyStream start(AskedService ingestion) {
        var conversations = 1_000_000;
        // As many as make a thousand events a second; they began a while ago, so that what happens now is of all kinds.
        var span = Duration.ofSeconds((long) conversations * SupportYear.EVENTS_OF_A_CONVERSATION / A_SECOND);
        return new SteadyStream(
                ingestion, new SupportYear("now", conversations, Instant.now().minus(Duration.ofMinutes(5)), span, 2));
    }

    private void run() {
        var start = System.nanoTime();
        try {
            while (!closed) {
                var lines = new StringBuilder();
                for (var event = 0; event < AT_ONCE; event++) {
                    lines.append(line(events.next())).append('\n');
                }
                ingestion.post("/v1/events", "application/x-ndjson", lines.toString());
                sent += AT_ONCE;
                LockSupport.parkNanos(start + TimeUnit.SECONDS.toNanos(1) * sent / A_SECOND - System.nanoTime());
            }
        } catch (RuntimeException thrown) {
            failure = thrown;
        }
    }

    private static String line(SupportYear.Event event) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/bench\",\"type\":\"%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(event.id(), event.type(), event.subject(), event.time(), event.data());
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
