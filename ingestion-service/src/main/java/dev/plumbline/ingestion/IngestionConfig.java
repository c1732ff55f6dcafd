package dev.plumbline.ingestion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the ingestion service is told at deployment. */
@ConfigMapping(prefix = "plumbline.ingestion")
public interface IngestionConfig {
    /** The API key of the tenant {@code demo}, of all scopes; embedded mode only. */
    Optional<String> demoKey();

    /** The key to {@code /v1/tenants}; without it the address does not exist. */
    Optional<String> operatorKey();

    /** How long Kafka may take to acknowledge anything before a request is answered 503. */
    @WithDefault("2s")
    Duration kafkaPatience();
}
