package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** A body of a length that is known and small, read on an event loop. For one thread. */
final class ShortBody implements AutoCloseable {
    private final RoutingContext context;
    private final byte[] bytes;
    private final Duration longest;
    private final BodyBudget.Hold memory;
    private final Promise<byte[]> whole = Promise.promise();
    private int filled;
    private long timer = -1;

    ShortBody(RoutingContext context, int length, Duration longest, BodyBudget.Hold memory) {
        this.context = context;
        this.longest = longest;
        this.bytes = new byte[length];
        this.memory = memory;
    }

    /** The bytes; fails when the connection breaks off, and with 408 when they take too long. */
    Future<byte[]> read() {
        context.request()
                .handler(this::append)
                .endHandler(end -> complete())
                .exceptionHandler(broken -> whole.tryFail(unfinished("the connection broke off")));
        return whole.future();
    }

    private void append(Buffer part) {
        part.getBytes(0, part.length(), bytes, filled);
        filled += part.length();
        // Nearly always all of it comes at once, and no timer is needed.
        if (filled < bytes.length && timer < 0) {
            timer = context.vertx().setTimer(longest.toMillis(), late -> giveUp());
        }
    }

    private void complete() {
        stopTimer();
        whole.tryComplete(bytes);
    }

    private void giveUp() {
        // Whoever sends so slowly does not get the connection for the next request either.
        context.response().putHeader("Connection", "close");
        whole.tryFail(unfinished("it took too long"));
    }

    private static Problem unfinished(String why) {
        return Problem.of(408, "Request timeout", "The body did not arrive whole: " + why);
    }

    private void stopTimer() {
        if (timer >= 0) {
            context.vertx().cancelTimer(timer);
        }
    }

    /** Gives back the memory. */
    @Override
    public void close() {
        stopTimer();
        memory.close();
    }
}
