package dev.plumbline.ingestion.kafka;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.Topics;
import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.ingestion.intake.Delivery;
import dev.plumbline.ingestion.intake.EventLog;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.telemetry.IntakeMeters;
import dev.plumbline.kit.messaging.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** The topics {@code support.events} and {@code support.rejected}, through one producer that all requests share. */
@ApplicationScoped
class KafkaEventLog implements EventLog {
    private static final Logger LOG = Logger.getLogger(KafkaEventLog.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** While Kafka is away, one request a second tries it; the others need not wait to learn the same. */
    private static final long PAUSE_BETWEEN_TRIES = Duration.ofSeconds(1).toNanos();

    private final SharedProducer shared;
    private final Duration patience;
    private final IntakeMeters meters;
    private final Acknowledgements acknowledgements;
    private volatile boolean away;
    private volatile long awayAt;

    KafkaEventLog(KafkaClients clients, IngestionConfig config, IntakeMeters meters, MeterRegistry registry) {
        this.patience = config.kafkaPatience();
        this.shared = new SharedProducer(clients, patience, registry);
        this.meters = meters;
        this.acknowledgements = new Acknowledgements(patience, () -> noteAway("nothing for " + patience));
    }

    /** Connects before the first event comes, and does not hold up the start when Kafka is away. */
    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("kafka-warm-up").daemon().start(() -> {
            try {
                shared.warmUp();
            } catch (KafkaException failure) {
                LOG.warnf("Kafka is not to be reached yet: %s", failure.getMessage());
            }
        });
    }

    /** After the last request is answered. */
    void stop(@Observes ShutdownEvent stopped) {
        shared.close(CLOSING);
        acknowledgements.close();
    }

    @Override
    public Delivery begin(String via, int mostUnderWay) {
        return new KafkaDelivery(this, meters.way(via), mostUnderWay, patience);
    }

    @Override
    public boolean sendsAtOnce() {
        return shared.sendsAtOnce();
    }

    @Override
    public CompletionStage<Void> append(String via, KafkaMessage message, Instant arrivedAt) {
        if (isKnownAway()) {
            return CompletableFuture.failedStage(new EventLogAwayException(0, 0));
        }
        var pending = acknowledgements.await();
        try {
            producer().send(record(message, arrivedAt), (ignored, failure) -> {
                if (failure == null) {
                    noteAccepted();
                    noteAcknowledged(pending.nanosUnderWay());
                    meters.way(via).accepted(1);
                    pending.complete(null);
                } else {
                    noteFailure(failure);
                    pending.away();
                }
            });
        } catch (KafkaException | IllegalStateException refused) {
            noteAway(refused.getMessage());
            pending.away();
        }
        return pending;
    }

    /** The record that carries an event. */
    static ProducerRecord<String, byte[]> record(KafkaMessage message, Instant arrivedAt) {
        var event = new ProducerRecord<>(
                Topics.SUPPORT_EVENTS, null, arrivedAt.toEpochMilli(), message.key(), message.value());
        message.headers().forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return event;
    }

    Producer<String, byte[]> producer() {
        return shared.get();
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

    /** Kafka did not take an event: because it is away, or because of the event, which is a defect of ours. */
    void noteFailure(Exception failure) {
        if (failure instanceof RetriableException) {
            noteAway(failure.getMessage());
        } else {
            LOG.errorf("Kafka refuses an event: %s", failure.toString());
        }
    }

    /** Kafka has an event on {@code support.events}. */
    void noteAccepted() {
        noteBack();
        shared.noteWarm();
    }

    void noteBack() {
        if (away) {
            away = false;
            LOG.info("Kafka acknowledges again");
        }
    }

    void noteAcknowledged(long nanos) {
        meters.acknowledged(nanos);
    }
}
