package dev.plumbline.alert.db;

import dev.plumbline.alert.observe.KnowledgeStore.Touched;
import dev.plumbline.alert.rule.Answer;
import dev.plumbline.alert.rule.ReadingPosition;
import dev.plumbline.contract.SurveyKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table {@code survey_answer}. */
final class SurveyAnswerTable {
    private SurveyAnswerTable() {}

    static void add(Connection connection, String tenant, Collection<Answer> answers) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into survey_answer (tenant_id, survey_id, answered_time, source, event_id, kind, score, comment,
                    conversation_id, customer_id, fresh)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, survey_id, source, event_id) do update set fresh = true
                where excluded.fresh and not survey_answer.fresh""")) {
            for (var answer : answers) {
                insert.setString(1, tenant);
                insert.setString(2, answer.surveyId());
                Positions.set(insert, 3, Optional.of(answer.at()));
                insert.setString(6, answer.kind().name());
                insert.setInt(7, answer.score());
                insert.setString(8, answer.comment().orElse(null));
                insert.setString(9, answer.conversationId().orElse(null));
                insert.setString(10, answer.customerId().orElse(null));
                insert.setBoolean(11, answer.fresh());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** All answers to the surveys that what was touched may concern. */
    static List<Answer> touched(Connection connection, String tenant, Touched touched) throws SQLException {
        var found = new ArrayList<Answer>();
        try (var select = connection.prepareStatement("""
                select * from survey_answer where tenant_id = ? and survey_id in (
                    select unnest(?)
                    union select survey_id from survey_answer where tenant_id = ? and conversation_id = any (?)
                    union select survey_id from survey_answer where tenant_id = ? and customer_id = any (?)
                    union select a.survey_id from conversation_customer c
                          join survey_answer a on a.tenant_id = c.tenant_id and a.conversation_id = c.conversation_id
                          where c.tenant_id = ? and c.customer_id = any (?))""")) {
            var surveys = texts(connection, touched.surveys());
            var conversations = texts(connection, touched.conversations());
            var customers = texts(connection, touched.customers());
            select.setString(1, tenant);
            select.setArray(2, surveys);
            select.setString(3, tenant);
            select.setArray(4, conversations);
            select.setString(5, tenant);
            select.setArray(6, customers);
            select.setString(7, tenant);
            select.setArray(8, customers);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
        }
        return found;
    }

    private static Array texts(Connection connection, Set<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static Answer read(ResultSet row) throws SQLException {
        return new Answer(
                row.getString("survey_id"),
                SurveyKind.valueOf(row.getString("kind")),
                row.getInt("score"),
                Optional.ofNullable(row.getString("comment")),
                Optional.ofNullable(row.getString("conversation_id")),
                Optional.ofNullable(row.getString("customer_id")),
                new ReadingPosition(
                        Positions.instant(row.getBigDecimal("answered_time")),
                        row.getString("source"),
                        row.getString("event_id")),
                row.getBoolean("fresh"));
    }
}
