package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.embedded.EmbeddedParts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A database that has facts already")
class MigrationTest {
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        // Another service's schema, in a transaction that is never committed.
        var parts = new EmbeddedParts();
        parts.init(Map.of("service", "survey"));
        var settings = parts.start();
        connection = DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
        connection.setAutoCommit(false);
    }

    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void gets_what_the_new_kpis_need_from_the_events_it_holds() throws Exception {
        // Given
        migrate("db/kit/V0_1__inbox_and_outbox.sql");
        migrate("db/migration/V1__facts.sql");
        execute("select set_config('plumbline.tenant', 'acme', true)");
        event("1", "conversation.opened", "c-1", "2026-01-05", "{\"customerId\": \"ann\"}");
        event("2", "customer.churned", "ann", "2026-01-03", "{}");
        event("3", "survey.answered", "bob", "2026-01-02", "{\"surveyId\": \"n\", \"kind\": \"nps\", \"score\": 9}");
        event("4", "conversation.message", "c-1", "2026-01-01", "{\"author\": \"ai\"}");
        event(
                "5",
                "cost.recorded",
                "",
                "2026-01-01",
                "{\"kind\": \"ai\", \"amount\": 12.5, \"currency\": \"USD\", \"from\": \"2026-01-01\", \"to\": \"2026-02-01\"}");
        execute("insert into survey (tenant_id, survey_id, kind, subject) values ('acme', 'n', 'nps', 'bob')");
        execute("insert into folded_settings values ('acme', 'PT168H', '{}')");

        // When
        migrate("db/migration/V2__every_kpi.sql");

        // Then
        execute("select set_config('plumbline.tenant', 'acme', true)");
        assertThat(one(
                        "select string_agg(customer_id || ' ' || (first_seen at time zone 'UTC')::date || ' ' || stale, ', '"
                                + " order by customer_id) from customer"))
                .isEqualTo("ann 2026-01-03 true, bob 2026-01-02 true");
        assertThat(one("select kind || ' ' || amount || ' ' || (ends_at - starts_at) from cost"))
                .isEqualTo("ai 12.5 31 days");
        assertThat(one("select answer_id from survey")).isEqualTo("3");
        assertThat(one("select count(*)::text from folded_settings")).isEqualTo("0");
    }

    @Test
    void folds_all_of_them_again_to_count_business_hours() throws Exception {
        // Given
        migrate("db/kit/V0_1__inbox_and_outbox.sql");
        migrate("db/migration/V1__facts.sql");
        migrate("db/migration/V2__every_kpi.sql");
        execute("select set_config('plumbline.tenant', 'acme', true)");
        execute("insert into folded_settings values ('acme', 'PT168H', '{}')");

        // When
        migrate("db/migration/V5__business_hours.sql");

        // Then
        execute("select set_config('plumbline.tenant', 'acme', true)");
        assertThat(one("select count(settings)::text from folded_settings")).isEqualTo("0");
    }

    private void event(String id, String type, String subject, String date, String data) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into event (tenant_id, source, id, type, subject, survey_id, time, time_nanos, data, digest,
                                   arrived_at)
                values ('acme', '/desk', ?, ?, ?, ?::json ->> 'surveyId', ?::timestamptz, 0, ?::json, '', now())""")) {
            insert.setString(1, id);
            insert.setString(2, type);
            insert.setString(3, subject);
            insert.setString(4, data);
            insert.setString(5, date + "T00:00:00Z");
            insert.setString(6, data);
            insert.executeUpdate();
        }
    }

    private void migrate(String migration) throws SQLException, IOException {
        try (var sql = MigrationTest.class.getClassLoader().getResourceAsStream(migration)) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
