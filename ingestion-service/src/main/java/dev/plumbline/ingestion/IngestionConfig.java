package dev.plumbline.ingestion;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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

    /** Where the dashboards are, for a link to them in the pages here; without it there is none. */
    Optional<String> dashboardsUrl();

    /** How long what was rejected is kept, open or not. */
    @WithDefault("30d")
    Duration quarantineRetention();

    /** What one caller, or all of them together, may ask of a replica. */
    Limits limits();

    /** How much is taken in at once; what is above is refused with the time to come again. */
    interface Limits {
        /** Requests a second that one API key or webhook token may make; more are answered 429. */
        @WithDefault("50000")
        int requestsPerSecond();

        /** How many it may make at once after a pause. */
        @WithDefault("50000")
        int requestBurst();

        /** Memory for the bodies of all requests under way, and for what is parsed of them. Default: a quarter of the heap. */
        Optional<MemorySize> bodyMemory();

        /** How many streams of lines may run at once; each has a thread to itself. */
        @WithDefault("32")
        int streams();

        /** How long one stream of lines may run before it is answered 408 with how far it came. */
        @WithDefault("1h")
        Duration longestStream();

        /** How long the body of a single event or a batch may take to arrive. */
        @WithDefault("30s")
        Duration longestBody();
    }

    /**
     * The address that help desks reach this service at, e.g. {@code https://ingest.acme.com}: some sign it. Without it,
     * the one that a request names, before the proxy when {@code quarkus.http.proxy} says that there is one.
     */
    Optional<URI> publicUrl();
}
