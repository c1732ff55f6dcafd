package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forgets everything. */
@Command(name = "reset", description = "Deletes all data, keys and mail of the suite.", mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean sure;

    @Override
    public Integer call() throws IOException {
        Path folder = data.path();
        if (!Files.exists(folder)) {
            Say.line("There is nothing to delete in " + folder);
            return 0;
        }
        if (!Files.exists(folder.resolve("lock"))) {
            throw new SuiteFailure("%s is no data folder of Plumbline: nothing was deleted.".formatted(folder));
        }
        if (RunLock.isHeld(folder)) {
            throw new SuiteFailure("Plumbline runs: stop it with ./plumbline down first.");
        }
        if (!sure && !confirmed(folder)) {
            Say.line("Nothing was deleted.");
            return 1;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Say.line("Deleted " + folder);
        return 0;
    }

    private static boolean confirmed(Path folder) throws IOException {
        System.out.printf("Delete everything in %s? Type yes: ", folder);
        System.out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in)).readLine();
        return answer != null && answer.strip().equalsIgnoreCase("yes");
    }
}
