package dev.plumbline.runner.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the script does it without this program, which the tests build. */
@Command(
        name = "test",
        description = "Builds everything and runs all tests; further arguments go to Maven.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        System.err.println("Run ./plumbline test.");
        return 1;
    }
}
