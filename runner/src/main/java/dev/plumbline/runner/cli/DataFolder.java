package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the data folder. */
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept: database, topics, mail, keys, logs. Default: data in the project.")
    private Path chosen;

    Path path() {
        Path folder = chosen == null ? SuiteOptions.projectRoot().resolve("data") : chosen;
        return folder.toAbsolutePath().normalize();
    }
}
