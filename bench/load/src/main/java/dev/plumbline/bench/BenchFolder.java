package dev.plumbline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where broker and database of a run keep their data. */
final class BenchFolder {
    private BenchFolder() {}

    /** Removes what an earlier run has left; not the unpacked programs. */
    static void clear(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var part : List.of("kafka", "postgres")) {
            if (Files.exists(folder.resolve(part))) {
                try (Stream<Path> files = Files.walk(folder.resolve(part))) {
                    files.sorted(Comparator.reverseOrder()).forEach(BenchFolder::delete);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
