package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.SuiteOptions;
import dev.plumbline.runner.Throughput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast events become figures, or how many ingestion takes. */
@Command(
        name = "bench",
        description = {
            "Posts generated events to a running suite and measures until the KPIs count all of them. "
                    + "They stay in its data: use a folder of its own.",
            "With --ingestion, --figures or --mails: needs no running suite. The first measures how many events a second "
                    + "the ingestion service takes, beside a bare Quarkus endpoint; the second brings a year of conversations "
                    + "into the figures and measures how fast questions are answered; the third how fast surveys leave. "
                    + "See docs/performance.md."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private RunningSuite suite;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}")
    private int events;

    @ArgGroup(exclusive = false, heading = "%nThe ingestion service by itself:%n")
    private IngestionAlone ingestion;

    @ArgGroup(exclusive = false, heading = "%nFrom Kafka into the figures, and questions about them:%n")
    private FiguresAlone figures;

    @ArgGroup(exclusive = false, heading = "%nSurveys that are due, to a mail server:%n")
    private MailsAlone mails;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "With one of these, an option for the JVMs that are measured, e.g. "
                    + "--jvm=-XX:+UseSerialGC. Repeatable.")
    private List<String> jvm = List.of();

    /** What is handed to the program in {@code bench/load}. */
    static final class IngestionAlone {
        @Option(names = "--ingestion", required = true, description = "Measure it, with a Kafka of its own.")
        private boolean alone;

        @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}")
        private int rounds;

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "5",
                description = "How long each load is measured. Default: ${DEFAULT-VALUE}")
        private int seconds;
    }

    /** What is handed to the program in {@code bench/load}. */
    static final class FiguresAlone {
        @Option(
                names = "--figures",
                required = true,
                description = "Measure them, with a Kafka and PostgreSQL of its own.")
        private boolean alone;

        @Option(
                names = "--conversations",
                paramLabel = "N",
                defaultValue = "1000000",
                description = "Of eight events each. Default: ${DEFAULT-VALUE}")
        private int conversations;

        @Option(
                names = "--times",
                paramLabel = "N",
                defaultValue = "1",
                description =
                        "Multiply the facts in the database before questions are asked. Default: ${DEFAULT-VALUE}")
        private int times;
    }

    /** What is handed to the program in {@code bench/load}. */
    static final class MailsAlone {
        @Option(
                names = "--mails",
                required = true,
                description = "Measure them, with a Kafka, a PostgreSQL and a mail server of its own.")
        private boolean alone;

        @Option(
                names = "--surveys",
                paramLabel = "N",
                defaultValue = "100000",
                description = "How many are due. Default: ${DEFAULT-VALUE}")
        private int surveys;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (ingestion != null) {
            return measureAlone("ingestion", "--rounds=" + ingestion.rounds, "--seconds=" + ingestion.seconds);
        }
        if (figures != null) {
            return measureAlone("figures", "--conversations=" + figures.conversations, "--times=" + figures.times);
        }
        if (mails != null) {
            return measureAlone("mails", "--surveys=" + mails.surveys);
        }
        return measureSuite();
    }

    private int measureSuite() {
        var bar = new ProgressBar("Posting events", System.err);
        var result = new Throughput(suite.ingestion(), suite.metrics(), suite.apiKey())
                .measure(events, done -> bar.show(done, events));
        bar.finish();
        System.out.printf(
                "%d events: accepted in %.1f s (%d events/s), in the figures after %.1f s (%d events/s)%n",
                result.events(),
                result.accepted().toMillis() / 1000.0,
                result.acceptedPerSecond(),
                result.counted().toMillis() / 1000.0,
                result.countedPerSecond());
        return 0;
    }

    /** In a process of its own: this one was started small. */
    private int measureAlone(String what, String... options) throws IOException, InterruptedException {
        Path root = SuiteOptions.projectRoot();
        Path program = root.resolve("bench/load/target/bench.jar");
        if (!Files.exists(program)) {
            throw new SuiteFailure("The bench is not built: run ./mvnw -Pbench package -DskipTests first.");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplumbline.root=" + root,
                "-jar",
                program.toString(),
                what));
        command.addAll(List.of(options));
        jvm.forEach(option -> command.add("--jvm=" + option));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
