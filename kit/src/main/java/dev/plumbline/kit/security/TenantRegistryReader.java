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
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
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
    private static final Duration LONGEST_POLL = Duration.ofSeconds(1);

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
            } catch (WakeupException | InterruptException stopped) {
                return;
            } catch (RuntimeException failure) {
                LOG.warnf("The tenant registry cannot be read, trying again: %s", failure.getMessage());
                pause();
            }
        }
    }

    /** Reads from the beginning; what was known before stays in force until the end is reached again. */
    private void read(Consumer<String, byte[]> reader) {
        var partitions = reader.partitionsFor(Topics.TENANT_REGISTRY).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("there is no topic " + Topics.TENANT_REGISTRY);
        }
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        var ends = reader.endOffsets(partitions);
        var tenants = new TreeMap<String, Tenant>();
        var atEnd = false;
        while (!stopping) {
            var changed = false;
            for (var message : reader.poll(LONGEST_POLL)) {
                apply(message, tenants);
                changed = true;
            }
            var reachedEnd = !atEnd && partitions.stream().allMatch(it -> reader.position(it) >= ends.get(it));
            atEnd = atEnd || reachedEnd;
            if (reachedEnd || (atEnd && changed)) {
                registry.replace(tenants);
            }
        }
    }

    private static void apply(ConsumerRecord<String, byte[]> message, Map<String, Tenant> tenants) {
        if (message.key() == null) {
            LOG.errorf("The tenant registry has an entry without a key at offset %d", message.offset());
        } else if (message.value() == null) {
            tenants.remove(message.key());
        } else {
            try {
                tenants.put(message.key(), ContractJson.mapper().readValue(message.value(), Tenant.class));
            } catch (IOException malformed) {
                // One unreadable entry must not keep the others from being known.
                LOG.errorf("The registry's entry of %s is unreadable: %s", message.key(), malformed.getMessage());
            }
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
