package dev.plumbline.ingestion.telemetry;

import dev.plumbline.contract.RejectedEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What {@code /q/metrics} tells of the intake; described for operators in docs/operate/metrics.md. */
@ApplicationScoped
public class IntakeMeters {
    private final MeterRegistry registry;
    private final Timer acknowledgement;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.acknowledgement = Timer.builder("plumbline.kafka.acknowledgement")
                .description("From the sending of an event to Kafka's acknowledgement")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2))
                .register(registry);
    }

    /**
     * The counters of a way by which events come in.
     *
     * @param name a form of {@code /v1/events} or a provider: one of a dozen words of ours, never a text of a caller's
     */
    public Way way(String name) {
        return ways.computeIfAbsent(name, it -> new Way(it, registry));
    }

    public void acknowledged(long nanos) {
        acknowledgement.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The counters of one way. */
    public static final class Way {
        private final Counter accepted;
        private final Counter bytes;
        private final Map<RejectedEvent.Reason, Counter> rejected = new EnumMap<>(RejectedEvent.Reason.class);

        private Way(String name, MeterRegistry registry) {
            accepted = Counter.builder("plumbline.events.accepted")
                    .description("Events that are kept: acknowledged by Kafka, or of a webhook by the outbox")
                    .tag("via", name)
                    .register(registry);
            bytes = Counter.builder("plumbline.request.bytes")
                    .description("Bodies as they came over the wire")
                    .baseUnit("bytes")
                    .tag("via", name)
                    .register(registry);
            for (var reason : RejectedEvent.Reason.values()) {
                rejected.put(
                        reason,
                        Counter.builder("plumbline.events.rejected")
                                .description("Events not taken, kept on support.rejected")
                                .tag("via", name)
                                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                                .register(registry));
            }
        }

        public void accepted(long events) {
            accepted.increment(events);
        }

        public void rejected(RejectedEvent.Reason reason) {
            rejected.get(reason).increment();
        }

        public void received(long bodyBytes) {
            bytes.increment(bodyBytes);
        }
    }
}
