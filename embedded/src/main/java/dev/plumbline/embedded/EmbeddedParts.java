package dev.plumbline.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * PostgreSQL and Kafka for the tests of one service:
 * {@code @QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))}.
 * Both start once in a JVM, whatever number of test classes and profiles asks for them, and end with it.
 */
public final class EmbeddedParts implements QuarkusTestResourceLifecycleManager {
    /** What tests hash API keys with. */
    public static final String KEY_PEPPER = "pepper-of-the-tests-which-is-no-secret";

    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        if (!EmbeddedPostgres.SCHEMAS.contains(service)) {
            throw new IllegalArgumentException("EmbeddedParts needs the argument \"service\", one of "
                    + EmbeddedPostgres.SCHEMAS + ", not " + service);
        }
    }

    @Override
    public Map<String, String> start() {
        var parts = SharedParts.running();
        var database = parts.database(service);
        return Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password(),
                "kafka.bootstrap.servers", parts.bootstrapServers(),
                "plumbline.key-pepper", KEY_PEPPER);
    }

    /** Nothing: the next test class goes on with the same parts. */
    @Override
    public void stop() {}
}
