package dev.plumbline.bench;

import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast events become figures, and how fast questions about them are answered. See docs/performance.md. */
@Command(
        name = "figures",
        description = "Brings a year of conversations through Kafka into the figures, then asks for KPIs while more "
                + "arrives, and prints a table.",
        mixinStandardHelpOptions = true)
final class FiguresBench implements Callable<Integer> {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final long SECONDS_BETWEEN_LOOKS = 10;
    private static final int WARM_UP = 300;
    /** For the services to be compiled for the work that they do now. */
    private static final Duration STREAM_BEFORE = Duration.ofSeconds(20);
    private static final int FEW = 20;

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
                    "Multiply the facts in the database by this before questions are asked. Default: ${DEFAULT-VALUE}")
    private int times;

    @Option(
            names = "--questions",
            paramLabel = "N",
            defaultValue = "200",
            description = "How often each question is asked. Default: ${DEFAULT-VALUE}")
    private int questions;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            defaultValue = "-XX:+UseParallelGC",
            description = "An option for the JVMs that are measured, e.g. --jvm=-XX:+UseSerialGC. Repeatable."
                    + " Default: ${DEFAULT-VALUE}")
    private List<String> jvm;

    private final Path root = Path.of(System.getProperty("plumbline.root", "."));
    private final Path folder = root.resolve("bench/target/run").toAbsolutePath();
    private final Report report = new Report();

    @Override
    public Integer call() throws IOException, SQLException {
        BenchFolder.clear(folder);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                var postgres = EmbeddedPostgres.start(
                        new EmbeddedPostgres.Options(folder.resolve("postgres"), folder.resolve("programs"), 0, true));
                var ingestion = AskedService.start("ingestion", root, folder, kafka, postgres, jvm)) {
            var year = new SupportYear("year", conversations, now.minus(YEAR), YEAR, 1);
            System.err.printf("Writing %,d events to Kafka%n", year.events());
            new EventTopic(kafka).write(year);
            try (var metrics = AskedService.start("metrics", root, folder, kafka, postgres, jvm)) {
                awaitFigures(metrics, postgres, year.events());
                var facts = new FactTables(postgres);
                facts.multiply(times);
                facts.awaitRollups(report);
                ask(metrics, ingestion, postgres, now);
            }
        }
        System.out.println(report.table());
        return 0;
    }

    private void ask(AskedService metrics, AskedService ingestion, EmbeddedPostgres postgres, Instant now)
            throws SQLException, IOException {
        var asked = Question.asOf(now);
        asked.forEach(question -> System.err.printf("%s: %.200s%n", question.name(), question.ask(metrics)));
        asked.forEach(question -> question.measure(metrics, WARM_UP));
        asked.forEach(
                question -> add(question.name() + ", nothing else going on", question.measure(metrics, questions)));
        try (var stream = SteadyStream.start(ingestion)) {
            LockSupport.parkNanos(STREAM_BEFORE.toNanos());
            asked.forEach(question -> add(
                    question.name() + ", 1,000 events/s beside it (goal p95 " + question.goalMillis() + ")",
                    question.measure(metrics, questions)));
        }
        try (var straight = StraightQuestions.over(postgres, folder)) {
            for (var question : asked) {
                if (!question.sql().isEmpty()) {
                    add(question.name() + ", straight of PostgreSQL", straight.ofPostgres(question, FEW));
                    add(question.name() + ", straight of DuckDB", straight.ofDuck(question, FEW));
                }
            }
        }
    }

    private void add(String what, Histogram micros) {
        report.add(what + ": p50 ms", micros.getValueAtPercentile(50) / 1e3, 1);
        report.add(what + ": p95 ms", micros.getValueAtPercentile(95) / 1e3, 1);
        System.err.printf(
                "%s: p50 %.1f ms, p95 %.1f ms%n",
                what, micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(95) / 1e3);
    }

    /** An event is in the figures when the offset behind it is committed: both are of one transaction. */
    private void awaitFigures(AskedService metrics, EmbeddedPostgres postgres, long events) throws SQLException {
        var database = postgres.database("metrics");
        var start = System.nanoTime();
        var before = 0L;
        var lookedAt = start;
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var select = connection.prepareStatement(
                        "select coalesce(sum(next_offset), 0) from inbox_offset where topic = 'support.events'")) {
            while (before < events) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                var looked = System.nanoTime();
                long now;
                try (var rows = select.executeQuery()) {
                    rows.next();
                    now = rows.getLong(1);
                }
                if (now >= events || looked - lookedAt >= TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LOOKS)) {
                    System.err.printf(
                            "%,12d events, %,8.0f a second, metrics used %.1f s%n",
                            now,
                            (now - before) / ((looked - lookedAt) / 1e9),
                            metrics.processorTime().toMillis() / 1e3);
                    before = now;
                    lookedAt = looked;
                }
            }
        }
        report.add(
                "events into the figures, through Kafka: events/s (goal 12,000)",
                events / ((System.nanoTime() - start) / 1e9),
                0);
    }
}
