package dev.plumbline.kit.security;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.kit.messaging.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Follows the topic {@code tenant.registry} from its beginning, for as long as the service runs. */
@Readiness
@ApplicationScoped
class TenantRegistryReader implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(TenantRegistryReader.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final TenantRegistry registry;
    private final KafkaClients kafka;
    private volatile boolean stopping;
    private volatile Consumer<String, byte[]> consumer;

    TenantRegistryReader(TenantRegistry registry, KafkaClients kafka) {
        this.registry = registry;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("tenant-registry").daemon().start(this::follow);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        var current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("tenant registry")
                .status(registry.isLoaded())
                .build();
    }

    private void follow() {
        while (!stopping) {
            try (var reader = kafka.consumer(Map.of())) {
                consumer = reader;
                read(reader);
            } catch (WakeupException stopped) {
                return;
            } catch (KafkaException failure) {
                LOG.warnf("The tenant registry cannot be read, trying again: %s", failure.getMessage());
                pause();
            }
        }
    }

    private void read(Consumer<String, byte[]> reader) {
        var partitions = reader.partitionsFor(Topics.TENANT_REGISTRY).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        var ends = reader.endOffsets(partitions);
        while (!stopping) {
            reader.poll(Duration.ofSeconds(1)).forEach(this::apply);
            if (!registry.isLoaded() && partitions.stream().allMatch(it -> reader.position(it) >= ends.get(it))) {
                registry.markLoaded();
            }
        }
    }

    private void apply(ConsumerRecord<String, byte[]> message) {
        try {
            registry.apply(
                    message.key(),
                    message.value() == null
                            ? Optional.empty()
                            : Optional.of(ContractJson.mapper().readValue(message.value(), Tenant.class)));
        } catch (IOException malformed) {
            // One unreadable entry must not keep the others from being known.
            LOG.errorf("The tenant registry's entry of %s is unreadable: %s", message.key(), malformed.getMessage());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
