package dev.plumbline.runner.history.file;

import dev.plumbline.runner.SuiteFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Files of lines about tickets: all about one ticket stands in the same file, in the order in which it came. */
final class TicketFiles implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final String name;
    private final int depth;
    private final int count;
    private final Map<Integer, BufferedWriter> writers = new TreeMap<>();

    /**
     * One of the files.
     *
     * @param depth how many larger files it was divided from
     */
    record TicketFile(Path path, int depth) {
        long bytes() {
            try {
                return Files.size(path);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Files in a folder, which is made with the first. */
    TicketFiles(Path folder, int count) {
        this(folder, "part", 0, count);
    }

    private TicketFiles(Path folder, String name, int depth, int count) {
        this.folder = folder;
        this.name = name;
        this.depth = depth;
        this.count = count;
    }

    /** Files for the lines of one that came out too large. */
    TicketFiles dividing(TicketFile large, int into) {
        return new TicketFiles(folder, large.path().getFileName().toString(), large.depth() + 1, into);
    }

    void write(String ticket, String line) {
        try {
            var writer = writer(number(ticket));
            writer.write(line);
            writer.write('\n');
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Mixed with the depth, so that what fell together in one file falls apart when that is divided. */
    private int number(String ticket) {
        return new SplittableRandom(((long) depth << Integer.SIZE) + ticket.hashCode()).nextInt(count);
    }

    private BufferedWriter writer(int number) throws IOException {
        var writer = writers.get(number);
        if (writer == null) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.toAbsolutePath().getParent());
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            writer = Files.newBufferedWriter(path(number));
            writers.put(number, writer);
        }
        return writer;
    }

    private Path path(int number) {
        return folder.resolve("%s-%03d".formatted(name, number));
    }

    /** The files, written whole, in an order that depends on nothing but the tickets. */
    List<TicketFile> finish() {
        try {
            for (var writer : writers.values()) {
                writer.close();
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
        return writers.keySet().stream()
                .map(number -> new TicketFile(path(number), depth))
                .toList();
    }

    private SuiteFailure unwritable(IOException failure) {
        return new SuiteFailure(
                "%s cannot be written: it holds tickets and audits while they are brought together.".formatted(folder),
                failure);
    }

    /** Removes the files. */
    @Override
    public void close() {
        try {
            for (var file : writers.entrySet()) {
                file.getValue().close();
                Files.deleteIfExists(path(file.getKey()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
