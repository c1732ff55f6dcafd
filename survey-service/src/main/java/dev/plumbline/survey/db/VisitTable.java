package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.VisitStore;
import dev.plumbline.survey.survey.Visited;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Optional;

/** The table {@code rating_opened}, and when the trap of a survey was opened. */
@ApplicationScoped
class VisitTable implements VisitStore {
    private final AgroalDataSource dataSource;

    VisitTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void rating(Survey survey, int score, Instant at) {
        on(connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into rating_opened (tenant_id, survey_id, score, opened_at) values (?, ?, ?, ?)
                    on conflict (tenant_id, survey_id, score) do update set opened_at = excluded.opened_at""")) {
                upsert.setString(1, survey.tenant());
                upsert.setObject(2, survey.id());
                upsert.setInt(3, score);
                upsert.setObject(4, at.atOffset(ZoneOffset.UTC));
                return upsert.executeUpdate();
            }
        });
        opened(survey, "opened_at = coalesce(opened_at, ?)", at);
    }

    @Override
    public void trap(Survey survey, Instant at) {
        opened(survey, "trapped_at = ?", at);
    }

    private void opened(Survey survey, String change, Instant at) {
        on(connection -> {
            try (var update =
                    connection.prepareStatement("update survey set " + change + " where tenant_id = ? and id = ?")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setString(2, survey.tenant());
                update.setObject(3, survey.id());
                return update.executeUpdate();
            }
        });
    }

    @Override
    public Visited of(Survey survey) {
        return on(connection -> {
            var ratings = new HashMap<Integer, Instant>();
            try (var select = connection.prepareStatement(
                    "select score, opened_at from rating_opened where tenant_id = ? and survey_id = ?")) {
                select.setString(1, survey.tenant());
                select.setObject(2, survey.id());
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        ratings.put(
                                rows.getInt(1),
                                rows.getObject(2, OffsetDateTime.class).toInstant());
                    }
                }
            }
            try (var select =
                    connection.prepareStatement("select trapped_at from survey where tenant_id = ? and id = ?")) {
                select.setString(1, survey.tenant());
                select.setObject(2, survey.id());
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return new Visited(
                            ratings,
                            Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant));
                }
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T on(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException("Visits cannot be read or kept: " + failure.getMessage(), failure);
        }
    }
}
