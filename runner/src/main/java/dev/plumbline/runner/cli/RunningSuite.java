package dev.plumbline.runner.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command finds the suite that it posts events to, here or elsewhere. */
final class RunningSuite {
    @Mixin
    private LocalSuite here;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where ingestion is. Default: that of the suite that runs here.")
    private URI ingestion;

    Path data() {
        return here.data.path();
    }

    URI ingestion() {
        return Optional.ofNullable(ingestion).orElseGet(here::ingestion);
    }

    /** As given, or of the suite that runs here; else this one. */
    URI ingestionOr(URI otherwise) {
        return Optional.ofNullable(ingestion)
                .or(() -> here.running().map(holder -> URI.create(holder.ingestion())))
                .orElse(otherwise);
    }

    /** The dashboards of the suite that runs here, unless another one was named. */
    Optional<URI> dashboards() {
        return ingestion != null ? Optional.empty() : here.running().map(holder -> URI.create(holder.dashboards()));
    }

    URI metrics() {
        return here.metrics();
    }

    String apiKey() {
        return here.apiKey();
    }
}
