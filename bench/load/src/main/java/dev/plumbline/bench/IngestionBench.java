package dev.plumbline.bench;

import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures ingestion by itself, and beside it the least that Quarkus and Kafka can do. See docs/performance.md. */
@Command(
        name = "ingestion",
        description =
                "Starts Kafka, PostgreSQL, the ingestion service and a bare Quarkus endpoint, loads them in turn and "
                        + "prints a table.",
        mixinStandardHelpOptions = true)
final class IngestionBench implements Callable<Integer> {
    /** Acknowledged single posts a second of the Strimzi Kafka Bridge, measured on two cores at 32 connections. */
    private static final double STRIMZI_BRIDGE = 4_000;

    private static final int EVENTS_IN_A_BATCH = 100;
    private static final int LINES_IN_A_REQUEST = 5_000;
    private static final int MANY_CONNECTIONS = 128;
    private static final List<Integer> SINGLE_CONNECTIONS = List.of(32, MANY_CONNECTIONS);
    private static final int SLICES = 3;
    private static final long EVENTS_TO_WARM_UP = 500_000;
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(1);

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each load is measured. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "A further option for the JVMs that are measured, e.g. --jvm=-XX:+UseSerialGC. Repeatable.")
    private List<String> jvm = List.of();

    private final Path root = Path.of(System.getProperty("plumbline.root", "."));
    private final Path folder = root.resolve("bench/target/run").toAbsolutePath();
    private final Report report = new Report();

    @Override
    public Integer call() throws IOException {
        BenchFolder.clear(folder);
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                var postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                        folder.resolve("postgres"), folder.resolve("programs"), 0, true))) {
            for (var round = 1; round <= rounds; round++) {
                System.err.printf("Round %d of %d%n", round, rounds);
                measureRound(kafka, postgres);
            }
        }
        System.out.println(report.table());
        return 0;
    }

    private void measureRound(EmbeddedKafka kafka, EmbeddedPostgres postgres) throws IOException {
        var single = RequestTemplate.single(Settings.API_KEY, true);
        try (var bare = Server.start(
                        "bare",
                        root.resolve("bench/bare/target/quarkus-app/quarkus-run.jar"),
                        folder,
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                        jvm,
                        RequestTemplate.single(Settings.API_KEY, false));
                var ingestion = Server.start(
                        "ingestion",
                        root.resolve("ingestion-service/target/quarkus-app/quarkus-run.jar"),
                        folder,
                        Settings.of("ingestion", kafka, postgres),
                        jvm,
                        single)) {
            for (var connections : SINGLE_CONNECTIONS) {
                measureSingles(ingestion, bare, connections);
            }
            measureMany("batches of 100", ingestion, RequestTemplate.batch(Settings.API_KEY, EVENTS_IN_A_BATCH), 16);
            measureMany("lines", ingestion, RequestTemplate.lines(Settings.API_KEY, LINES_IN_A_REQUEST), 4);
        }
    }

    /** In turn, a slice each: what else the machine does meets both alike. One that is not asked takes next to nothing. */
    private void measureSingles(Server ingestion, Server bare, int connections) throws IOException {
        warmUp(bare, connections);
        warmUp(ingestion, connections);
        var slices = new ArrayList<Measured>();
        var bareSlices = new ArrayList<Measured>();
        for (var slice = 0; slice < SLICES; slice++) {
            bareSlices.add(measure(bare, bare.load(connections)));
            slices.add(measure(ingestion, ingestion.load(connections)));
        }
        var rate = mean(slices, it -> it.result().eventsPerSecond());
        var bareRate = mean(bareSlices, it -> it.result().eventsPerSecond());
        var half = measure(ingestion, ingestion.load(connections).at(rate / 2));
        var at = ", single, " + connections + " connections: ";
        report.add("bare Quarkus" + at + "events/s", bareRate, 0);
        report.add("bare Quarkus" + at + "processor µs/event", mean(bareSlices, Measured::microsPerEvent), 1);
        report.add("ingestion" + at + "events/s", rate, 0);
        report.add("ingestion" + at + "processor µs/event", mean(slices, Measured::microsPerEvent), 1);
        report.add("ingestion" + at + "of the bare endpoint's (goal 0.70)", rate / bareRate, 2);
        report.add("ingestion" + at + "times the Strimzi bridge's 4,000 (goal 4.0 at 32)", rate / STRIMZI_BRIDGE, 1);
        report.add("ingestion" + at + "p50 ms at half of that", half.result().percentileMillis(50), 2);
        report.add(
                "ingestion" + at + "p99 ms at half of that (goal 20)",
                half.result().percentileMillis(99),
                2);
    }

    private void measureMany(String what, Server ingestion, RequestTemplate template, int connections)
            throws IOException {
        var load = ingestion.load(connections).of(template);
        warmUp(load);
        var most = measure(ingestion, load);
        report.add(
                "ingestion, " + what + ": events/s (goal 120,000)",
                most.result().eventsPerSecond(),
                0);
        report.add("ingestion, " + what + ": processor µs/event", most.microsPerEvent(), 1);
    }

    private static void warmUp(Server server, int connections) throws IOException {
        // Many connections bring the same requests there in less time.
        warmUp(server.load(MANY_CONNECTIONS));
        server.load(connections).run(Duration.ofSeconds(1));
    }

    /** By requests, not by time: on a busy machine the compiler needs longer for the same code. */
    private static void warmUp(Load load) throws IOException {
        var events = 0L;
        for (var start = System.nanoTime();
                events < EVENTS_TO_WARM_UP && System.nanoTime() - start < LONGEST_WARM_UP.toNanos(); ) {
            events += load.run(Duration.ofSeconds(1)).events();
        }
    }

    /** What a load came to, and the processor time that the service took for an event of it. */
    private record Measured(Load.Result result, double microsPerEvent) {}

    private Measured measure(Server server, Load load) throws IOException {
        var before = server.processorTime();
        var result = load.run(Duration.ofSeconds(seconds));
        var used = server.processorTime().minus(before);
        return new Measured(result, used.toNanos() / 1_000.0 / result.events());
    }

    private static double mean(List<Measured> slices, ToDoubleFunction<Measured> figure) {
        return slices.stream().mapToDouble(figure).average().orElseThrow();
    }
}
