package dev.plumbline.bench;

import dev.plumbline.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The tables of the metrics service, as far as the bench looks into them. */
final class FactTables {
    private final EmbeddedPostgres postgres;

    FactTables(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Adds further facts like those that are there, at the same times and of nobody in particular. */
    void multiply(int times) throws SQLException {
        if (times == 1) {
            return;
        }
        System.err.printf("Multiplying the facts by %d%n", times);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            var columns = new StringBuilder();
            try (var names = statement.executeQuery("select column_name from information_schema.columns"
                    + " where table_schema = 'metrics' and table_name = 'contact' order by ordinal_position")) {
                while (names.next()) {
                    columns.append(columns.isEmpty() ? "" : ", ")
                            .append(
                                    switch (names.getString(1)) {
                                        case "id" -> "id || '-copy-%1$d'";
                                        case "customer_id" -> "null";
                                        case String name -> '"' + name + '"';
                                    });
                }
            }
            for (var copy = 1; copy < times; copy++) {
                statement.execute(
                        ("insert into contact select " + columns + " from contact where id not like '%%-copy-%%'")
                                .formatted(copy));
            }
            statement.execute("analyze contact");
        }
    }

    /** Waits until everything is added up that can be. */
    void awaitRollups(Report report) throws SQLException {
        var start = System.nanoTime();
        try (var connection = connect();
                var select = connection.prepareStatement(
                        "select count(distinct (unit, starts_at)) from rollup_mark where starts_at < date_trunc('day', now(), 'UTC')")) {
            for (var left = 1L; left > 0; ) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
                try (var rows = select.executeQuery()) {
                    rows.next();
                    left = rows.getLong(1);
                }
                System.err.printf("%,d hours and days still to be added up%n", left);
            }
        }
        report.add("until all is added up after the last event: s", (System.nanoTime() - start) / 1e9, 0);
    }

    private Connection connect() throws SQLException {
        var database = postgres.database("metrics");
        var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute("set plumbline.tenant = '*'");
        }
        return connection;
    }
}
