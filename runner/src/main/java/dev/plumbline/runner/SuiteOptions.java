package dev.plumbline.runner;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run the suite.
 *
 * @param root the project's folder, with the built services in it
 * @param data everything that stays: database, topics, mail, keys, logs
 * @param apiKey the key of the tenant {@code demo}; without one, it is drawn and kept
 * @param supervised whether what ends by itself is started again, and problems in the logs are passed on
 * @param messages told in one line each what goes on
 */
public record SuiteOptions(
        Path root, Path data, Ports ports, Optional<String> apiKey, boolean supervised, Consumer<String> messages) {

    /** For tests: free ports, nothing restarts, nothing is said. */
    public static SuiteOptions forTests(Path data) {
        return new SuiteOptions(
                projectRoot(), data.toAbsolutePath(), Ports.free(), Optional.empty(), false, message -> {});
    }

    /** The folder of the project: told by the script and by the build. */
    public static Path projectRoot() {
        return Path.of(System.getProperty("plumbline.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
