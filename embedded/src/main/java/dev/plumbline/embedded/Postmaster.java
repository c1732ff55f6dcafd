package dev.plumbline.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The server process of a data directory, as its {@code postmaster.pid} tells it; the file outlives a crash. */
final class Postmaster {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Postmaster() {}

    /** Ends a server that an earlier run left over, and forgets one that is gone, so that a new one can start. */
    static void clear(Path data) throws IOException, InterruptedException {
        Path file = data.resolve("postmaster.pid");
        Optional<ProcessHandle> server =
                process(data).filter(ProcessHandle::isAlive).filter(Postmaster::isPostgres);
        if (server.isPresent()) {
            // SIGINT is PostgreSQL's "fast": it does not wait for clients to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(server.get().pid()))
                    .start()
                    .waitFor();
            if (!Leftover.endsWithin(server.get(), PATIENCE)) {
                Leftover.end(server.get(), PATIENCE);
            }
        }
        Files.deleteIfExists(file);
    }

    static Optional<ProcessHandle> process(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)));
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(false);
    }
}
