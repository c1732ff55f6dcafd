package dev.plumbline.runner.history.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * How far an import has come.
 *
 * @param export tells this export, read with these options for this receiver, from every other
 * @param records how many of its conversations or rows ingestion has acknowledged
 * @param whole whether that is all
 */
public record ImportState(String export, long records, boolean whole, Tally tally) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static ImportState begin(String export) {
        return new ImportState(export, 0, false, new Tally());
    }

    /** What the file keeps; empty when there is none yet. */
    public static Optional<ImportState> kept(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), ImportState.class))
                    : Optional.empty();
        } catch (JsonProcessingException malformed) {
            throw new SuiteFailure(
                    "%s is no state of an import: give another --state, or --restart to begin anew.".formatted(file),
                    malformed);
        } catch (IOException failure) {
            throw new SuiteFailure("%s cannot be read: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    /** Replaces the file at once: whoever is killed leaves the old state or the new one. */
    public void keep(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.write(unfinished, JSON.writeValueAsBytes(this));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "%s cannot be written, and without it an import could not go on: name another with --state."
                            .formatted(file),
                    failure);
        }
    }

    ImportState at(long position) {
        return new ImportState(export, position, false, tally);
    }

    ImportState finished() {
        return new ImportState(export, records, true, tally);
    }
}
