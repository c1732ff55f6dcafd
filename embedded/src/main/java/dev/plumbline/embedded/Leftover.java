package dev.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of ours that outlived an earlier run, known by its file: number and moment of its start, so that a reused number harms nobody. */
final class Leftover {
    private Leftover() {}

    static void remember(Process process, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, signature(process.toHandle()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void end(Path file, Duration patience) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            String remembered = Files.readString(file).strip();
            Optional<ProcessHandle> process = remembered.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(remembered.split(" ")[0]))
                            .filter(candidate -> signature(candidate).equals(remembered));
            process.ifPresent(found -> end(found, patience));
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Asks the process to end, waits, and forces it when it does not. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, patience);
        }
    }

    static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException failure) {
            throw new CompletionException(failure.getCause());
        }
    }

    private static String signature(ProcessHandle process) {
        return process.pid() + " "
                + process.info()
                        .startInstant()
                        .map(start -> Long.toString(start.toEpochMilli()))
                        .orElse("?");
    }
}
