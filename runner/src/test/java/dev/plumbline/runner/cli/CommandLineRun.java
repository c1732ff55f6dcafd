package dev.plumbline.runner.cli;

import java.util.List;

/** The command line, for tests that stand outside of its package. */
public final class CommandLineRun {
    private CommandLineRun() {}

    /** Runs a command as if it had been typed; its exit code. */
    public static int of(List<String> arguments) {
        return Main.commandLine().execute(arguments.toArray(String[]::new));
    }
}
