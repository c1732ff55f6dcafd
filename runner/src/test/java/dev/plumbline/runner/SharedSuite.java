package dev.plumbline.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One suite for all tests from end to end of a run: each makes its own tenant or uses ids of its own, and none stops it. */
final class SharedSuite {
    private static final Path DATA = Path.of("target", "suite");

    private SharedSuite() {}

    static Suite running() {
        return Holder.SUITE;
    }

    private static final class Holder {
        static final Suite SUITE = start();
    }

    private static Suite start() {
        delete(DATA);
        var suite = Suite.start(SuiteOptions.forTests(DATA));
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "shared-suite"));
        return suite;
    }

    /** The logs of the last run stay until the next one. */
    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
