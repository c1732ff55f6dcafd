package dev.plumbline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What `./plumbline bench` hands over to: the measurements that start their own services. */
@Command(
        name = "bench",
        subcommands = {IngestionBench.class, FiguresBench.class, MailsBench.class},
        mixinStandardHelpOptions = true)
final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof BenchFailure) {
                        command.getErr().println(failure.getMessage());
                    } else {
                        failure.printStackTrace(command.getErr());
                    }
                    return 1;
                })
                .execute(arguments));
    }
}
