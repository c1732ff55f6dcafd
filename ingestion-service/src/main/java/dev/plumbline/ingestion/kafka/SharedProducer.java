package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.KafkaClients;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Metric;

/** The one producer of this service. It batches what all requests send at the same time. */
final class SharedProducer {
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long MOST_BUFFER = 32L << 20;
    /** A part of the heap, where that is small: bodies need room as well. */
    private static final int PART_OF_HEAP = 8;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final KafkaClients clients;
    private final Duration patience;
    private final long bufferBytes = Math.min(MOST_BUFFER, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    private volatile Producer<String, byte[]> producer;
    private volatile Metric bufferAvailable;
    private volatile boolean warm;

    SharedProducer(KafkaClients clients, Duration patience, MeterRegistry registry) {
        this.clients = clients;
        this.patience = patience;
        Gauge.builder("plumbline.kafka.buffer.total", () -> bufferBytes)
                .description("What the producer may hold of events not yet acknowledged")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("plumbline.kafka.buffer.available", this::available)
                .description("What is left of it; near zero, requests wait for Kafka")
                .baseUnit("bytes")
                .register(registry);
    }

    /** Made on first use: an address that cannot be resolved yet must not keep the service from starting. */
    Producer<String, byte[]> get() {
        var made = producer;
        return made == null ? make() : made;
    }

    /** Connects and learns of the topics; from then on {@link #sendsAtOnce} may be true. */
    void warmUp() {
        get().partitionsFor(Topics.SUPPORT_REJECTED);
        get().partitionsFor(Topics.SUPPORT_EVENTS);
        noteWarm();
    }

    /** The partitions of {@code support.events} are known: it took an event, or told them. */
    void noteWarm() {
        if (!warm) {
            warm = true;
        }
    }

    /**
     * Whether a send would not wait: it waits for a topic's partitions when they are not known, and for memory when
     * there is none, both for up to the patience. No event loop must do that.
     */
    boolean sendsAtOnce() {
        return warm && available() > bufferBytes / 4;
    }

    synchronized void close(Duration patience) {
        if (producer != null) {
            producer.close(patience);
        }
    }

    private synchronized Producer<String, byte[]> make() {
        if (producer == null) {
            var made = clients.producer(Map.of(
                    // A post waits for its acknowledgement: send at once. Under load batches fill by themselves.
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    BATCH_BYTES,
                    ProducerConfig.BUFFER_MEMORY_CONFIG,
                    bufferBytes,
                    // By default a topic is forgotten after five quiet minutes, and the next event waits for it.
                    ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                    FOR_EVER.toMillis(),
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    patience.toMillis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    10_000));
            bufferAvailable = made.metrics().values().stream()
                    .filter(it -> it.metricName().name().equals("buffer-available-bytes"))
                    .findFirst()
                    .map(Metric.class::cast)
                    .orElseThrow();
            producer = made;
        }
        return producer;
    }

    private double available() {
        var metric = bufferAvailable;
        return metric == null ? bufferBytes : (double) metric.metricValue();
    }
}
