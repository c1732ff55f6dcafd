package dev.plumbline.bench;

import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import java.util.Map;

/** The settings of a service that is measured. */
final class Settings {
    static final String API_KEY = "plk_bench";

    private Settings() {}

    static Map<String, String> of(String service, EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        var database = postgres.database(service);
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "PLUMBLINE_KEY_PEPPER", "pepper-of-the-bench-which-is-no-secret",
                "PLUMBLINE_EMBEDDED", "true",
                "PLUMBLINE_INGESTION_DEMO_KEY", API_KEY);
    }
}
