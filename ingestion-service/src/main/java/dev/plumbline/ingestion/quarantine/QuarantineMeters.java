package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.kit.db.TenantTransaction;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The quarantine in figures. How many are open is counted every few seconds, not at each look at the meters. */
@ApplicationScoped
class QuarantineMeters {
    private final TenantTransaction transactions;
    private final QuarantineStore store;
    private final MultiGauge open;
    private final Map<RejectedEvent.Reason, Counter> replayed = new EnumMap<>(RejectedEvent.Reason.class);
    private final Map<RejectedEvent.Reason, Counter> dropped = new EnumMap<>(RejectedEvent.Reason.class);

    QuarantineMeters(TenantTransaction transactions, QuarantineStore store, MeterRegistry meters) {
        this.transactions = transactions;
        this.store = store;
        this.open = MultiGauge.builder("plumbline.quarantine.open")
                .description("Rejections of all tenants that wait for somebody; every replica tells the same")
                .register(meters);
        for (var reason : RejectedEvent.Reason.values()) {
            replayed.put(
                    reason, counter("plumbline.quarantine.replayed", "Rejections taken after all", reason, meters));
            dropped.put(reason, counter("plumbline.quarantine.dropped", "Rejections not wanted", reason, meters));
        }
    }

    /** Counts what is open. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        var counted = transactions.acrossTenants(store::open);
        var rows = Arrays.stream(RejectedEvent.Reason.values())
                .map(it -> MultiGauge.Row.of(Tags.of("reason", tag(it)), counted.getOrDefault(it, 0L)))
                .toList();
        open.register(rows, true);
    }

    void replayed(RejectedEvent.Reason reason) {
        replayed.get(reason).increment();
    }

    void dropped(RejectedEvent.Reason reason) {
        dropped.get(reason).increment();
    }

    private static Counter counter(String name, String description, RejectedEvent.Reason reason, MeterRegistry meters) {
        return Counter.builder(name)
                .description(description)
                .tag("reason", tag(reason))
                .register(meters);
    }

    private static String tag(RejectedEvent.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
