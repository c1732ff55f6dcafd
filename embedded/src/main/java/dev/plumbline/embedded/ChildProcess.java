package dev.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program of ours that runs beside this JVM: it writes to its own log, ends when we end, and ends in the order that we choose. */
public final class ChildProcess implements AutoCloseable {
    /** Ctrl-C reaches every process of the terminal; a child must wait for its turn, so it inherits an ignored SIGINT. */
    private static final String SHIELD = "trap '' INT HUP; exec \"$@\"";

    private static final Duration PATIENCE_WITH_LEFTOVERS = Duration.ofSeconds(8);

    private final Command command;
    private final Process process;
    private final Guardian guardian;

    /**
     * What to run.
     *
     * @param environment added to ours; the place for secrets, which arguments would show to everybody
     * @param log where everything goes that it prints
     * @param pidFile remembers the process, so that the next start can end it should it be left over
     */
    public record Command(
            String name, List<String> arguments, Map<String, String> environment, Path log, Path pidFile) {}

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
        this.guardian = Guardian.over(process.pid(), "TERM");
    }

    /** Starts it, after ending what an earlier run may have left over. */
    public static ChildProcess start(Command command) {
        Leftover.end(command.pidFile(), PATIENCE_WITH_LEFTOVERS);
        var shielded = new ArrayList<>(List.of("sh", "-c", SHIELD, command.name()));
        shielded.addAll(command.arguments());
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            var builder = new ProcessBuilder(shielded)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            Leftover.remember(process, command.pidFile());
            return new ChildProcess(command, process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return command.log();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes with the exit code when the process has ended. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        Leftover.endsWithin(process.toHandle(), PATIENCE_WITH_LEFTOVERS);
        forget();
    }

    /** Asks it to end and forces it after the given time. */
    public void stop(Duration patience) {
        Leftover.end(process.toHandle(), patience);
        forget();
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(6));
    }

    private void forget() {
        guardian.close();
        try {
            Files.deleteIfExists(command.pidFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
