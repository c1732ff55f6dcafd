package dev.plumbline.runner.cli;

import dev.plumbline.runner.Secrets;
import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The suite that runs over a data folder of this machine, and the key that opens it. */
final class LocalSuite {
    @Mixin
    DataFolder data;

    /** Where it is, as far as it runs. */
    Optional<RunLock.Holder> running() {
        return RunLock.isHeld(data.path()) ? RunLock.holder(data.path()) : Optional.empty();
    }

    URI ingestion() {
        return URI.create(holder().ingestion());
    }

    URI metrics() {
        return URI.create(holder().dashboards());
    }

    String apiKey() {
        return givenApiKey().orElseGet(() -> {
            Path file = Secrets.apiKeyFile(data.path());
            try {
                return Files.readString(file).strip();
            } catch (IOException missing) {
                throw new SuiteFailure(
                        "There is no API key in %s: set PLUMBLINE_API_KEY, or start the suite first.".formatted(file),
                        missing);
            }
        });
    }

    /** From the environment: an argument would show it to every user of the machine. */
    static Optional<String> givenApiKey() {
        return Optional.ofNullable(System.getenv("PLUMBLINE_API_KEY")).filter(key -> !key.isBlank());
    }

    private RunLock.Holder holder() {
        if (!RunLock.isHeld(data.path())) {
            throw new SuiteFailure("Plumbline does not run: start it with ./plumbline up.");
        }
        return RunLock.holder(data.path())
                .orElseThrow(() -> new SuiteFailure("Plumbline is just starting: try again in a moment."));
    }
}
