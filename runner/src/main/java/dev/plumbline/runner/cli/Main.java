package dev.plumbline.runner.cli;

import dev.plumbline.embedded.EmbeddedFailure;
import dev.plumbline.runner.SuiteFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./plumbline}. */
@Command(
        name = "./plumbline",
        description = "Measures support that is done by AI and people together.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        version = "Plumbline 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            DemoCommand.class,
            SendCommand.class,
            ImportCommand.class,
            RebuildCommand.class,
            ResetCommand.class,
            BenchCommand.class,
            TestCommand.class
        })
final class Main implements Runnable {

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof SuiteFailure || failure instanceof EmbeddedFailure) {
                command.getErr().println(failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
