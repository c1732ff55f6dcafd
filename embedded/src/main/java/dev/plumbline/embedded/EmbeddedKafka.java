package dev.plumbline.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Kafka broker in a process of its own, on the loopback address only, with the topics of the event contract. Its data stays in its folder. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);

    private final int port;
    private final ChildProcess broker;

    private EmbeddedKafka(int port, ChildProcess broker) {
        this.port = port;
        this.broker = broker;
    }

    /** Starts the broker and waits until its topics are there. Port 0 takes a free one. */
    public static EmbeddedKafka start(Path folder, int wantedPort) {
        Path home = folder.toAbsolutePath();
        Path announcement = home.resolve("ready");
        int port = wantedPort == 0 ? FreePort.find() : wantedPort;
        try {
            Files.createDirectories(home.resolve("data"));
            Files.deleteIfExists(announcement);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var broker = ChildProcess.start(new ChildProcess.Command(
                "kafka",
                arguments(home.resolve("data"), port, announcement),
                Map.of(),
                home.resolve("kafka.log"),
                home.resolve("kafka.pid")));
        awaitReady(broker, announcement);
        return new EmbeddedKafka(port, broker);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public ChildProcess process() {
        return broker;
    }

    /** Ends the broker as a crash would; its data must survive this. */
    public void kill() {
        broker.kill();
    }

    @Override
    public void close() {
        broker.stop(STOP);
    }

    private static List<String> arguments(Path data, int port, Path announcement) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss",
                "-cp",
                classPath(),
                EmbeddedKafkaMain.class.getName(),
                data.toString(),
                Integer.toString(port),
                announcement.toString());
    }

    private static String classPath() {
        var places = new Properties();
        try (var resource = EmbeddedKafka.class.getResourceAsStream("broker.properties")) {
            places.load(resource);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return places.getProperty("classes")
                + File.pathSeparator
                + Path.of(places.getProperty("libraries")).resolve("*");
    }

    private static void awaitReady(ChildProcess broker, Path announcement) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(announcement)) {
            if (!broker.isAlive()) {
                broker.close();
                throw new EmbeddedFailure("Kafka did not start: see " + broker.log());
            }
            if (System.nanoTime() > deadline) {
                broker.close();
                throw new EmbeddedFailure(
                        "Kafka was not ready after %d s: see %s".formatted(START.toSeconds(), broker.log()));
            }
            LockSupport.parkNanos(POLL);
        }
    }
}
