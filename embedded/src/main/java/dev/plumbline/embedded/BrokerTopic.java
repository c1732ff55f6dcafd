package dev.plumbline.embedded;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A topic as the event contract wants it, made when the broker starts: nothing creates topics by accident. */
record BrokerTopic(String name, int partitions, Map<String, String> settings) {

    static final List<BrokerTopic> ALL = List.of(
            kept("support.events", 6, Duration.ofDays(7)),
            kept("support.rejected", 3, Duration.ofDays(30)),
            compacted("kpi.snapshots", 3),
            compacted("tenant.registry", 1),
            latest("tenant.key-use", 1, Duration.ofDays(7)),
            compacted("support.alerts", 3),
            kept("customer.erasures", 3, Duration.ofDays(30)));

    private static BrokerTopic kept(String name, int partitions, Duration retention) {
        return new BrokerTopic(
                name,
                partitions,
                Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    /** The latest of each key, and that only for as long as its readers may be away. */
    private static BrokerTopic latest(String name, int partitions, Duration retention) {
        return new BrokerTopic(
                name,
                partitions,
                Map.of("cleanup.policy", "compact,delete", "retention.ms", Long.toString(retention.toMillis())));
    }

    private static BrokerTopic compacted(String name, int partitions) {
        return new BrokerTopic(name, partitions, Map.of("cleanup.policy", "compact"));
    }
}
