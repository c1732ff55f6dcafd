package dev.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The embedded PostgreSQL")
class EmbeddedPostgresTest {
    private static final Path PROGRAMS = Path.of("target", "embedded", "programs");

    /** One for all tests: making a database anew is the slow part. */
    @TempDir
    static Path folder;

    @Test
    void gives_every_service_its_own_schema_and_no_way_into_another() throws SQLException {
        try (var postgres = start();
                var metrics = connect(postgres.database("metrics"))) {
            assertThat(text(metrics, "SELECT current_schema()")).isEqualTo("metrics");
            assertThat(text(metrics, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            execute(metrics, "CREATE TABLE fact (id text)");
            execute(metrics, "CREATE TEMPORARY TABLE staging (id text)");
            assertThatThrownBy(() -> execute(metrics, "CREATE TABLE survey.intruder (id text)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(metrics, "CREATE TABLE public.intruder (id text)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void lets_nobody_in_without_the_password() throws Exception {
        try (var postgres = start()) {
            var database = postgres.database("alert");
            assertThatThrownBy(() -> connect(new Database(database.url(), "alert", "wrong")))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(new Database(database.url(), "postgres", "")))
                    .isInstanceOf(SQLException.class);
            assertThat(Files.getPosixFilePermissions(folder.resolve("passwords")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void keeps_its_data_over_a_restart() throws SQLException {
        try (var postgres = start();
                var survey = connect(postgres.database("survey"))) {
            execute(survey, "CREATE TABLE answer AS SELECT 'kept' AS word");
        }
        try (var postgres = start();
                var survey = connect(postgres.database("survey"))) {
            assertThat(text(survey, "SELECT word FROM answer")).isEqualTo("kept");
        }
    }

    @Test
    void takes_over_from_a_run_that_was_killed() throws Exception {
        // Given
        var run = KilledRun.ofPostgres(folder, PROGRAMS);
        // When
        run.kill();
        // Then
        try (var postgres = start();
                var alert = connect(postgres.database("alert"))) {
            assertThat(text(alert, "SELECT word FROM rule")).isEqualTo("kept");
        }
    }

    @Test
    void ends_by_itself_when_the_run_that_started_it_was_killed() throws Exception {
        // Given
        var run = KilledRun.ofPostgres(folder, PROGRAMS);
        var server = Postmaster.process(folder.resolve("data")).orElseThrow();
        // When
        run.kill();
        // Then
        assertThat(Leftover.endsWithin(server, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void survives_the_death_of_the_server_process() throws Exception {
        // Given
        var run = KilledRun.ofPostgres(folder, PROGRAMS);
        var server = Postmaster.process(folder.resolve("data")).orElseThrow();
        // When
        server.destroyForcibly();
        server.onExit().join();
        run.kill();
        // Then
        try (var postgres = start();
                var alert = connect(postgres.database("alert"))) {
            assertThat(text(alert, "SELECT word FROM rule")).isEqualTo("kept");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Options(folder, PROGRAMS, 0, true));
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var execution = connection.createStatement();
                var result = execution.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
