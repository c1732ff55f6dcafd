package dev.plumbline.runner;

import dev.plumbline.embedded.Database;
import java.util.HashMap;
import java.util.Map;

/** The settings of one service, as environment variables: arguments would show the secrets to every user of the machine. */
final class ServiceEnvironment {
    private ServiceEnvironment() {}

    static Map<String, String> of(
            Service service, Ports ports, Database database, String bootstrapServers, Secrets secrets) {
        var environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(ports.of(service)),
                "QUARKUS_DATASOURCE_JDBC_URL",
                database.url(),
                "QUARKUS_DATASOURCE_USERNAME",
                database.user(),
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password(),
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                // The whole suite has ten seconds to stop, and nobody spreads requests over it who had to hear of it
                // first.
                "QUARKUS_SHUTDOWN_DELAY",
                "0s",
                "QUARKUS_SHUTDOWN_TIMEOUT",
                "2s",
                "PLUMBLINE_KEY_PEPPER",
                secrets.keyPepper(),
                "PLUMBLINE_EMBEDDED",
                "true"));
        environment.putAll(Map.of(
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(ports.smtp()),
                "QUARKUS_MAILER_FROM", "Plumbline <plumbline@localhost>",
                "QUARKUS_MAILER_MOCK", "false"));
        // There is one of each: known by name, it goes on at once where a killed one stood, without waiting it out.
        environment.put("PLUMBLINE_GROUP_MEMBER", service.label());
        environment.put("PLUMBLINE_SECOND_GROUP_MEMBER", service.label() + "-too");
        switch (service) {
            case INGESTION -> {
                environment.put("PLUMBLINE_INGESTION_DEMO_KEY", secrets.apiKey());
                environment.put("PLUMBLINE_INGESTION_OPERATOR_KEY", secrets.operatorKey());
                environment.put("PLUMBLINE_INGESTION_DASHBOARDS_URL", "http://localhost:" + ports.of(Service.METRICS));
            }
            case SURVEY -> {
                environment.put("PLUMBLINE_SURVEY_BASE_URL", "http://localhost:" + ports.survey());
                environment.put("PLUMBLINE_SURVEY_DASHBOARDS_URL", "http://localhost:" + ports.of(Service.METRICS));
            }
            case METRICS -> {
                environment.put("PLUMBLINE_METRICS_BASE_URL", "http://localhost:" + ports.of(Service.METRICS));
                environment.put("PLUMBLINE_METRICS_SURVEYS_URL", "http://localhost:" + ports.survey());
            }
            case ALERT -> {
                // Nothing of their own.
            }
        }
        return environment;
    }
}
