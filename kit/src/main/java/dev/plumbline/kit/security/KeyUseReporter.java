package dev.plumbline.kit.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.KeyUse;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.messaging.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells ingestion, which shows it, when API keys were last used at this service: a first use within a second or two, and
 * then each key at most once in {@link KitConfig#keyUseInterval()}. What Kafka does not take is told at the next round.
 */
@ApplicationScoped
class KeyUseReporter {
    private static final Logger LOG = Logger.getLogger(KeyUseReporter.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(1);
    private static final long PATIENCE_SECONDS = 10;
    /** A few hundred bytes a minute need no more. */
    private static final Map<String, Object> PRODUCER_SETTINGS = Map.of(
            "buffer.memory", 1 << 20, "max.block.ms", 5_000, "delivery.timeout.ms", 9_000, "request.timeout.ms", 5_000);

    private final TenantRegistry registry;
    private final KafkaClients kafka;
    private final InstantSource clock;
    private final Duration interval;
    private final String service;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("key-use").daemon().factory());
    private Producer<String, byte[]> producer;
    private boolean failing;

    KeyUseReporter(
            TenantRegistry registry,
            KafkaClients kafka,
            InstantSource clock,
            KitConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.registry = registry;
        this.kafka = kafka;
        this.clock = clock;
        this.interval = config.keyUseInterval();
        this.service = service;
    }

    void start(@Observes StartupEvent started) {
        timer.scheduleWithFixedDelay(() -> tell(interval), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A use that was held back is told now, or never. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        timer.submit(() -> {
            tell(Duration.ZERO);
            if (producer != null) {
                producer.close(TIME_TO_STOP);
            }
        });
        timer.shutdown();
        if (!timer.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            timer.shutdownNow();
        }
    }

    private void tell(Duration atMostOnceIn) {
        try {
            var now = clock.millis();
            for (var held : registry.held()) {
                if (held.lastUse().isDue(now, atMostOnceIn)) {
                    tell(held, now);
                }
            }
            failing = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException failure) {
            // What leaves this method ends the timer.
            if (!failing && !timer.isShutdown()) {
                LOG.warnf("The use of API keys cannot be told, trying again: %s", failure.getMessage());
            }
            failing = true;
        }
    }

    private void tell(TenantRegistry.Held held, long now)
            throws ExecutionException, InterruptedException, TimeoutException {
        var use = new KeyUse(held.tenant().id(), held.key().id(), held.lastUse().at(), service);
        producer()
                .send(new ProducerRecord<>(Topics.TENANT_KEY_USE, use.topicKey(), json(use)))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        held.lastUse().wasTold(use.lastUsedAt(), now);
    }

    /** Made when there is something to tell: most services of an installation are asked by few keys. */
    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = kafka.producer(PRODUCER_SETTINGS);
        }
        return producer;
    }

    private static byte[] json(KeyUse use) {
        try {
            return ContractJson.mapper().writeValueAsBytes(use);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Ids and a time can always be written", impossible);
        }
    }
}
