package dev.plumbline.runner.cli;

import dev.plumbline.runner.Secrets;
import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command finds the suite that it talks to, and the key that opens it. */
final class RunningSuite {
    @Mixin
    DataFolder data;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where ingestion is. Default: that of the suite that runs here.")
    private URI ingestion;

    URI ingestion() {
        return Optional.ofNullable(ingestion).orElseGet(() -> URI.create(holder().ingestion()));
    }

    /** As given, or of the suite that runs here; else this one. */
    URI ingestionOr(URI otherwise) {
        return Optional.ofNullable(ingestion)
                .or(() -> runningHere().map(holder -> URI.create(holder.ingestion())))
                .orElse(otherwise);
    }

    /** The dashboards of the suite that runs here, unless another one was named. */
    Optional<URI> dashboards() {
        return ingestion != null ? Optional.empty() : runningHere().map(holder -> URI.create(holder.dashboards()));
    }

    private Optional<RunLock.Holder> runningHere() {
        return RunLock.isHeld(data.path()) ? RunLock.holder(data.path()) : Optional.empty();
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
