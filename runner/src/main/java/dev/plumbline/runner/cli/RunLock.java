package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One suite to a data folder. The operating system lets go of the lock when its holder dies, however it dies. */
final class RunLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path note;

    private RunLock(FileChannel channel, Path note) {
        this.channel = channel;
        this.note = note;
    }

    /** Who holds the lock, and where its dashboards and its ingestion are. */
    record Holder(long pid, String dashboards, String ingestion) {}

    /** Takes the lock, or fails with a sentence that says who holds it. */
    static RunLock take(Path data, String dashboards, String ingestion) {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new SuiteFailure(holder(data)
                        .map(holder -> "Plumbline already runs as process %d, see %s; ./plumbline down stops it."
                                .formatted(holder.pid(), holder.dashboards()))
                        .orElse("Plumbline already runs in %s; ./plumbline down stops it.".formatted(data)));
            }
            Files.writeString(
                    data.resolve("running"),
                    "%d %s %s%n".formatted(ProcessHandle.current().pid(), dashboards, ingestion));
            return new RunLock(channel, data.resolve("running"));
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "The folder %s cannot be written: choose another with --data.".formatted(data), failure);
        }
    }

    static boolean isHeld(Path data) {
        if (!Files.exists(data.resolve("lock"))) {
            return false;
        }
        try (var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Who runs in this folder, as noted; ask {@link #isHeld} whether the note still holds. */
    static Optional<Holder> holder(Path data) {
        try {
            String[] words = Files.readString(data.resolve("running")).strip().split(" ");
            return Optional.of(new Holder(Long.parseLong(words[0]), words[1], words[2]));
        } catch (IOException | RuntimeException nobody) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(note);
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
