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

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Of eight events each. Default: ${DEFAULT-VALUE}")
    private int conversations;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "A further option for the JVMs that are measured, e.g. --jvm=-XX:+UseSerialGC. Repeatable.")
    private List<String> jvm = List.of();

    private final Path root = Path.of(System.getProperty("plumbline.root", "."));
    private final Path folder = root.resolve("bench/target/run").toAbsolutePath();
    private final Report report = new Report();

    @Override
    public Integer call() throws IOException, SQLException {
        BenchFolder.clear(folder);
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                var postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                        folder.resolve("postgres"), folder.resolve("programs"), 0, true));
                var ingestion = AskedService.start("ingestion", root, folder, kafka, postgres, jvm)) {
            var year = new SupportYear("year", conversations, now.minus(YEAR), YEAR, 1);
            System.err.printf("Writing %,d events to Kafka%n", year.events());
            new EventTopic(kafka).write(year);
            try (var metrics = AskedService.start("metrics", root, folder, kafka, postgres, jvm)) {
                awaitFigures(metrics, postgres, year.events());
                var volume = metrics.ask("/v1/kpis/conversation_volume?from=%s&to=%s".formatted(now.minus(YEAR), now));
                System.err.println(volume);
            }
        }
        System.out.println(report.table());
        return 0;
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
                            now, (now - before) / ((looked - lookedAt) / 1e9), metrics.processorTime().toMillis() / 1e3);
                    before = now;
                    lookedAt = looked;
                }
            }
        }
        report.add("events into the figures, through Kafka: events/s (goal 12,000)",
                events / ((System.nanoTime() - start) / 1e9), 0);
    }
}
