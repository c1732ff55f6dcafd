package dev.plumbline.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Requests on a number of connections, all from one thread.
 *
 * @param rate requests a second; empty: the next as soon as the one before is answered. With a rate, latency counts from
 *     when a request was due, not from when a connection was free for it: a service that stalls does not hide it.
 */
record Load(InetSocketAddress address, RequestTemplate template, int connections, OptionalDouble rate) {
    private static final AtomicLong NEXT_ID = new AtomicLong();

    /** What came of it: the events of requests that were answered, and how long each request took, in microseconds. */
    record Result(long events, double eventsPerSecond, Histogram latency) {
        double percentileMillis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /** The same at this rate. */
    Load at(double requestsPerSecond) {
        return new Load(address, template, connections, OptionalDouble.of(requestsPerSecond));
    }

    /** The same with other requests. */
    Load of(RequestTemplate other) {
        return new Load(address, other, connections, rate);
    }

    Result run(Duration time) throws IOException {
        var open = new ArrayList<Connection>();
        try (var selector = Selector.open()) {
            for (var count = 0; count < connections; count++) {
                open.add(new Connection(address, selector, template));
            }
            return run(time, selector, new ArrayDeque<>(open));
        } finally {
            for (var connection : open) {
                connection.close();
            }
        }
    }

    private Result run(Duration time, Selector selector, ArrayDeque<Connection> idle) throws IOException {
        var latency = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        var interval = rate.isPresent() ? TimeUnit.SECONDS.toNanos(1) / rate.getAsDouble() : 0;
        var start = System.nanoTime();
        var end = start + time.toNanos();
        long sent = 0;
        for (var now = start; now < end; now = System.nanoTime()) {
            while (!idle.isEmpty() && (interval == 0 || start + (long) (sent * interval) <= now)) {
                var dueAt = interval == 0 ? now : start + (long) (sent * interval);
                idle.remove().send(NEXT_ID.getAndAdd(template.events()), dueAt);
                sent++;
            }
            // A millisecond's grain: waiting busily would take from the service what it is measured for.
            selector.select(
                    key -> {
                        var connection = (Connection) key.attachment();
                        if (proceed(connection)) {
                            latency.recordValue((System.nanoTime() - connection.dueAt()) / 1_000);
                            idle.add(connection);
                        }
                    },
                    1);
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var events = latency.getTotalCount() * template.events();
        return new Result(events, events / seconds, latency);
    }

    private static boolean proceed(Connection connection) {
        try {
            return connection.proceed();
        } catch (IOException failure) {
            throw new BenchFailure("The service failed under load: " + failure.getMessage());
        }
    }
}
