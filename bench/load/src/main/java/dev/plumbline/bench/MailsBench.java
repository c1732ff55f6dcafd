package dev.plumbline.bench;

import dev.plumbline.embedded.Database;
import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how fast surveys that are due leave. See docs/performance.md. */
@Command(
        name = "mails",
        description = "Makes surveys due, all at once, and prints how many mails a second the service sends.",
        mixinStandardHelpOptions = true)
final class MailsBench implements Callable<Integer> {
    private static final Duration THINKING = Duration.ofMillis(20);

    @Option(
            names = "--surveys",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many are due. Default: ${DEFAULT-VALUE}")
    private int surveys;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description = "To the mail server. Default: ${DEFAULT-VALUE}")
    private int connections;

    @Option(
            names = "--jvm",
            paramLabel = "OPTION",
            description = "A further option for the JVM that is measured. Repeatable.")
    private List<String> jvm = List.of();

    private final Path root = Path.of(System.getProperty("plumbline.root", "."));
    private final Path folder = root.resolve("bench/target/run").toAbsolutePath();
    private final Report report = new Report();

    @Override
    public Integer call() throws IOException, SQLException {
        BenchFolder.clear(folder);
        try (var sink = new MailSink();
                var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
                var postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                        folder.resolve("postgres"), folder.resolve("programs"), 0, true))) {
            var settings = new HashMap<>(Settings.of("survey", kafka, postgres));
            settings.put("PLUMBLINE_SURVEY_MAIL_PORT", Integer.toString(sink.port()));
            settings.put("PLUMBLINE_SURVEY_MAIL_CONNECTIONS", Integer.toString(connections));
            // Only an ingestion service makes keys known; this one is asked for nothing that needs one.
            try (var survey = AskedService.start("survey", root, folder, settings, jvm)) {
                var database = postgres.database("survey");
                // Until the service is warm.
                drain(sink, database, surveys / 10);
                var used = survey.processorTime();
                var taken = sink.taken();
                report.add("a server that takes mails at once: mails/s", drain(sink, database, surveys), 0);
                report.add(
                        "processor ms of the service per mail",
                        survey.processorTime().minus(used).toMillis() / (double) (sink.taken() - taken),
                        2);
                sink.think(THINKING);
                report.add(
                        "a server that needs %d ms for each (at most %,.0f): mails/s"
                                .formatted(THINKING.toMillis(), connections * 1_000.0 / THINKING.toMillis()),
                        drain(sink, database, surveys / 10),
                        0);
            }
        }
        System.out.println(report.table());
        return 0;
    }

    /** Makes so many due and tells how many a second left, from the first to the last. */
    private static double drain(MailSink sink, Database database, int count) throws SQLException {
        var before = sink.taken();
        makeDue(database, count);
        while (sink.taken() == before) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        var start = System.nanoTime();
        for (var left = count; left > 0; left = count - (int) (sink.taken() - before)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        var rate = count / ((System.nanoTime() - start) / 1e9);
        System.err.printf("%,d mails, %,.0f a second%n", count, rate);
        return rate;
    }

    /** As if so many conversations had been resolved a while ago. */
    private static void makeDue(Database database, int count) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('plumbline.tenant', '*', true)");
            statement.execute("create temporary table new_id on commit drop as"
                    + " select gen_random_uuid() as id from generate_series(1, " + count + ")");
            statement.execute("insert into customer (tenant_id, id, email, email_position)"
                    + " select 'demo', id::text, id || '@example.com', '2026-01-01T00:00:00Z /bench 1' from new_id");
            statement.execute("insert into survey (tenant_id, id, kind, conversation_id, customer_id, created_at,"
                    + " token_hash, state, due_at, next_at) select 'demo', id, 'CSAT', 'conversation-' || id, id::text,"
                    + " now(), id::text, 'DUE', now(), now() from new_id");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze survey, customer");
        }
    }
}
