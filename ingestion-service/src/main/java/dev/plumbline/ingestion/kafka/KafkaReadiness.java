package dev.plumbline.ingestion.kafka;

import dev.plumbline.kit.messaging.KafkaClients;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while Kafka answers. Asks the broker itself, for a client's own metadata outlives it; not for longer than a
 * second and not more often than every two, whoever asks.
 */
@Readiness
@ApplicationScoped
class KafkaReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long REMEMBERED_NANOS = Duration.ofSeconds(2).toNanos();

    private final KafkaClients clients;
    private Consumer<String, byte[]> asker;
    private boolean answered;
    private long askedAt = System.nanoTime() - REMEMBERED_NANOS;

    KafkaReadiness(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (System.nanoTime() - askedAt >= REMEMBERED_NANOS) {
            answered = ask();
            askedAt = System.nanoTime();
        }
        return HealthCheckResponse.named("kafka").status(answered).build();
    }

    synchronized void stop(@Observes ShutdownEvent stopped) {
        if (asker != null) {
            asker.close();
        }
    }

    private boolean ask() {
        try {
            if (asker == null) {
                asker = clients.consumer(Map.of());
            }
            asker.listTopics(PATIENCE);
            return true;
        } catch (KafkaException away) {
            // No answer is the answer.
            return false;
        }
    }
}
