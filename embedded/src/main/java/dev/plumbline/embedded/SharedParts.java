package dev.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The parts that all tests of a JVM share. Quarkus loads test resources with several class loaders, each with statics of its own:
 * what runs is therefore noted in the system properties, which the JVM has once.
 */
record SharedParts() {
    private static final String NOTE = "dev.plumbline.embedded.";

    static SharedParts running() {
        // The one object that all class loaders see.
        synchronized (System.getProperties()) {
            if (System.getProperty(NOTE + "kafka") == null) {
                start();
            }
            return new SharedParts();
        }
    }

    Database database(String service) {
        return new Database(
                System.getProperty(NOTE + service + ".url"), service, System.getProperty(NOTE + service + ".password"));
    }

    String bootstrapServers() {
        return System.getProperty(NOTE + "kafka");
    }

    /** In the module's own {@code target} folder, by process: two test runs of one module do not meet. */
    private static void start() {
        Path home = Path.of("target", "embedded").toAbsolutePath();
        sweep(home);
        Path folder = home.resolve(Long.toString(ProcessHandle.current().pid()));
        var postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(folder.resolve("postgres"), home.resolve("programs"), 0, false));
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            kafka.kill();
                            postgres.close();
                            delete(folder);
                        },
                        "embedded-parts"));
        for (String schema : EmbeddedPostgres.SCHEMAS) {
            var database = postgres.database(schema);
            System.setProperty(NOTE + schema + ".url", database.url());
            System.setProperty(NOTE + schema + ".password", database.password());
        }
        System.setProperty(NOTE + "kafka", kafka.bootstrapServers());
    }

    /** Removes what test runs that were killed have left. */
    private static void sweep(Path home) {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> folders = Files.list(home)) {
            folders.filter(folder -> folder.getFileName().toString().matches("\\d+"))
                    .filter(folder -> ProcessHandle.of(
                                    Long.parseLong(folder.getFileName().toString()))
                            .isEmpty())
                    .forEach(SharedParts::delete);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            System.err.println("Could not remove " + folder + ": " + left.getMessage());
        }
    }
}
