package dev.plumbline.metrics.db;

import dev.plumbline.metrics.fact.EventName;
import dev.plumbline.metrics.fact.SurveyFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** The surveys, a row each. */
@ApplicationScoped
class SurveyStore {
    private static final String REPLACE = """
            insert into survey (tenant_id, survey_id, kind, subject, sent_at, answered_at, score, comment, named_customer,
                                answer_source, answer_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, survey_id) do update set kind = excluded.kind, subject = excluded.subject,
                sent_at = excluded.sent_at, answered_at = excluded.answered_at, score = excluded.score,
                comment = excluded.comment, named_customer = excluded.named_customer,
                answer_source = excluded.answer_source, answer_id = excluded.answer_id""";

    /** Makes rows of surveys that have none, and locks all of them until the transaction ends, in one order for all. */
    void lock(Connection connection, String tenant, SortedMap<String, SurveyFact> surveys) throws SQLException {
        if (surveys.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "insert into survey (tenant_id, survey_id, kind, subject) values (?, ?, ?, ?) on conflict do nothing")) {
            for (var survey : surveys.values()) {
                insert.setString(1, tenant);
                insert.setString(2, survey.surveyId());
                insert.setString(3, survey.kind().name().toLowerCase(Locale.ROOT));
                insert.setString(4, survey.subject());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var select = connection.prepareStatement(
                "select 1 from survey where tenant_id = ? and survey_id = any(?) order by survey_id for update")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", surveys.keySet().toArray()));
            select.execute();
        }
    }

    void replace(Connection connection, String tenant, Collection<SurveyFact> surveys) throws SQLException {
        if (surveys.isEmpty()) {
            return;
        }
        try (var upsert = connection.prepareStatement(REPLACE)) {
            for (var survey : surveys) {
                upsert.setString(1, tenant);
                upsert.setString(2, survey.surveyId());
                upsert.setString(3, survey.kind().name().toLowerCase(Locale.ROOT));
                upsert.setString(4, survey.subject());
                upsert.setObject(5, offset(survey.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                upsert.setObject(6, offset(survey.answeredAt()), Types.TIMESTAMP_WITH_TIMEZONE);
                upsert.setObject(7, survey.score().map(Integer::doubleValue).orElse(null), Types.DOUBLE);
                upsert.setString(8, survey.comment().orElse(null));
                upsert.setString(9, survey.namedCustomer().orElse(null));
                upsert.setString(10, survey.answer().map(EventName::source).orElse(null));
                upsert.setString(11, survey.answer().map(EventName::id).orElse(null));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /**
     * The customers whose surveys these are, by whatever tells: the subjects' conversation, the name on the survey, the
     * subject of an NPS.
     *
     * @param subjects of surveys or of conversations
     */
    Collection<String> customersOf(Connection connection, String tenant, Collection<String> subjects)
            throws SQLException {
        var customers = new HashSet<String>();
        if (subjects.isEmpty()) {
            return customers;
        }
        try (var select = connection.prepareStatement("""
                select named_customer from survey
                where tenant_id = ? and subject = any(?) and kind <> 'nps' and named_customer is not null
                union
                select subject from survey where tenant_id = ? and subject = any(?) and kind = 'nps'
                union
                select c.customer_id from survey s join contact c on c.tenant_id = s.tenant_id and c.id = s.subject
                where s.tenant_id = ? and s.subject = any(?) and c.customer_id is not null""")) {
            var array = connection.createArrayOf("text", subjects.toArray());
            for (var column = 1; column <= 5; column += 2) {
                select.setString(column, tenant);
                select.setArray(column + 1, array);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    customers.add(rows.getString(1));
                }
            }
        }
        return customers;
    }

    private static OffsetDateTime offset(Optional<Instant> instant) {
        return instant.map(SqlTime::micros)
                .map(it -> it.atOffset(ZoneOffset.UTC))
                .orElse(null);
    }
}
