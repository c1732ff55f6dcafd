package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Topics;
import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.ingestion.intake.Delivery;
import dev.plumbline.ingestion.intake.EventLog;
import dev.plumbline.kit.messaging.KafkaClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The topics {@code support.events} and {@code support.rejected}, through one producer that all requests share. */
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private static final Logger LOG = Logger.getLogger(KafkaEventLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** While Kafka is away, one request a second tries it; the others need not wait to learn the same. */
    private static final long PAUSE_BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final KafkaClients clients;
    private final Duration patience;
    private final Counter accepted;
    private final Map<RejectedEvent.Reason, Counter> rejected = new EnumMap<>(RejectedEvent.Reason.class);
    private Producer<String, byte[]> producer;
    private volatile boolean away;
    private volatile long awayAt;

    KafkaEventLog(KafkaClients clients, IngestionConfig config, MeterRegistry meters) {
        this.clients = clients;
        this.patience = config.kafkaPatience();
        this.accepted = Counter.builder("plumbline.events.accepted")
                .description("Events acknowledged by Kafka")
                .register(meters);
        for (var reason : RejectedEvent.Reason.values()) {
            rejected.put(
                    reason,
                    Counter.builder("plumbline.events.rejected")
                            .description("Events not taken, kept on support.rejected")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Connects before the first event comes, and does not hold up the start when Kafka is away. */
    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("kafka-warm-up").daemon().start(() -> {
            try {
                producer().partitionsFor(Topics.SUPPORT_EVENTS);
                producer().partitionsFor(Topics.SUPPORT_REJECTED);
            } catch (KafkaException failure) {
                LOG.warnf("Kafka is not to be reached yet: %s", failure.getMessage());
            }
        });
    }

    /** After the last request is answered. */
    synchronized void stop(@Observes ShutdownEvent stopped) {
        if (producer != null) {
            producer.close(CLOSING);
        }
    }

    @Override
    public Delivery begin(int mostUnderWay) {
        return new KafkaDelivery(this, mostUnderWay, patience);
    }

    /** Whether it is known that Kafka does not answer, from another request just now. */
    boolean isKnownAway() {
        return away && System.nanoTime() - awayAt < PAUSE_BETWEEN_TRIES;
    }

    void noteAway(String why) {
        if (!away) {
            LOG.warnf("Kafka does not acknowledge: %s", why);
        }
        awayAt = System.nanoTime();
        away = true;
    }

    void noteAccepted() {
        noteBack();
        accepted.increment();
    }

    void noteRejected(RejectedEvent.Reason reason) {
        noteBack();
        rejected.get(reason).increment();
    }

    /** Made on first use: an address that cannot be resolved yet must not keep the service from starting. */
    synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.producer(Map.of(
                    // A post waits for its acknowledgement: send at once. Under load batches fill by themselves.
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    128 * 1024,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    patience.toMillis(),
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    10_000));
        }
        return producer;
    }

    private void noteBack() {
        if (away) {
            away = false;
            LOG.info("Kafka acknowledges again");
        }
    }
}
