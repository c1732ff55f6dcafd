package dev.plumbline.runner;

import dev.plumbline.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What must be so before a suite can start: every failure here is one sentence with what to do. */
public final class Ground {
    private static final long LEAST_SPACE = 500L * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Ground() {}

    public static void check(SuiteOptions options) {
        checkSpace(options.data());
        awaitLeftovers(options);
        options.ports().purposes().forEach(Ground::checkPort);
    }

    private static void checkSpace(Path data) {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < LEAST_SPACE) {
                throw new SuiteFailure(
                        "The disk of %s has only %d MB left and Plumbline needs 500: free some, or choose "
                                        .formatted(data, free / 1024 / 1024)
                                + "another place with --data.");
            }
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "The folder %s cannot be read: choose another with --data.".formatted(data), failure);
        }
    }

    /** A run that was killed leaves processes that are just ending; their ports come free in a moment. */
    private static void awaitLeftovers(SuiteOptions options) {
        Path left = options.data().resolve("run");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(left) && !allFree(options.ports()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static boolean allFree(Ports ports) {
        return ports.purposes().keySet().stream().allMatch(FreePort::isFree);
    }

    private static void checkPort(int port, String purpose) {
        if (!FreePort.isFree(port)) {
            throw new SuiteFailure(
                    "Port %d (%s) is taken by %s: stop that, or move every port up by 100 with --ports 100."
                            .formatted(port, purpose, PortOwner.of(port).orElse("another program")));
        }
    }
}
