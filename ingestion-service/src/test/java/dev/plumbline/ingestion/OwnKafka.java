package dev.plumbline.ingestion;

import dev.plumbline.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * A Kafka broker that a test may take away and bring back. Quarkus' class loaders each have this class once more; what
 * they share stands in the system properties.
 */
public final class OwnKafka implements QuarkusTestResourceLifecycleManager {
    private static final String PROCESS = "dev.plumbline.own-kafka.process";
    private static final String PORT = "dev.plumbline.own-kafka.port";

    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", start(0).bootstrapServers());
    }

    @Override
    public void stop() {
        goAway();
    }

    /** After {@code EmbeddedParts}, whose broker this one stands in for. */
    @Override
    public int order() {
        return 10;
    }

    /** Ends the broker as a power cut would, and waits until it is gone. */
    public static void goAway() {
        ProcessHandle.of(Long.getLong(PROCESS)).ifPresent(broker -> {
            broker.destroyForcibly();
            broker.onExit().join();
        });
    }

    /** Starts the broker again, at the same address and with its data. */
    public static void comeBack() {
        start(Integer.getInteger(PORT));
    }

    private static EmbeddedKafka start(int port) {
        var folder =
                Path.of("target", "embedded", "own-" + ProcessHandle.current().pid());
        var kafka = EmbeddedKafka.start(folder, port);
        System.setProperty(PROCESS, Long.toString(kafka.process().pid()));
        System.setProperty(PORT, Integer.toString(kafka.port()));
        return kafka;
    }
}
