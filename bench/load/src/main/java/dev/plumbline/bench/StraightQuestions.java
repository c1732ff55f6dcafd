package dev.plumbline.bench;

import dev.plumbline.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.HdrHistogram.Histogram;
import org.postgresql.PGConnection;

/** The same questions asked straight of PostgreSQL's facts, and of a copy of them in DuckDB. */
final class StraightQuestions implements AutoCloseable {
    private final Connection postgres;
    private final Connection duck;

    private StraightQuestions(Connection postgres, Connection duck) {
        this.postgres = postgres;
        this.duck = duck;
    }

    static StraightQuestions over(EmbeddedPostgres server, Path folder) throws SQLException, IOException {
        var database = server.database("metrics");
        var postgres = DriverManager.getConnection(database.url(), database.user(), database.password());
        try (var statement = postgres.createStatement()) {
            statement.execute("set plumbline.tenant = 'demo'");
        }
        Path file = folder.resolve("contact.csv");
        try (var out = Files.newOutputStream(file)) {
            postgres.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select opened_at at time zone 'UTC' as opened_at,"
                                    + " resolved_at at time zone 'UTC' as resolved_at, path, agent, array_to_string(tags, ' ') as tag_list,"
                                    + " resolved, reopened, repeated, repeat, ever_resolved, ai_handled, escalated,"
                                    + " first_response, resolution from contact) to stdout with (format csv, header)",
                            out);
        }
        var duck = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = duck.createStatement()) {
            statement.execute("set threads = 2");
            statement.execute(
                    "create table contact as select *, string_split(tag_list, ' ') as tags from read_csv('%s')"
                            .formatted(file));
        }
        Files.delete(file);
        return new StraightQuestions(postgres, duck);
    }

    Histogram ofPostgres(Question question, int times) throws SQLException {
        return measure(
                postgres,
                question.sql().replace("from contact where", "from contact where tenant_id = 'demo' and"),
                times);
    }

    Histogram ofDuck(Question question, int times) throws SQLException {
        return measure(duck, question.sql(), times);
    }

    private static Histogram measure(Connection connection, String sql, int times) throws SQLException {
        var micros = new Histogram(3);
        for (var asked = 0; asked < times; asked++) {
            var start = System.nanoTime();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        return micros;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
        postgres.close();
    }
}
