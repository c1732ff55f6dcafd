package dev.plumbline.metrics.db;

import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.ReviewRow;
import dev.plumbline.metrics.kpi.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;

/** The quality reviews of conversations, a row each. */
@ApplicationScoped
class ReviewStore {
    /** Replaces the reviews of these subjects by those of the contacts that they make now. */
    void replace(Connection connection, String tenant, Collection<String> subjects, Collection<Contact> contacts)
            throws SQLException {
        if (!subjects.isEmpty()) {
            try (var delete = connection.prepareStatement(
                    "delete from review where tenant_id = ? and conversation_id = any(?)")) {
                delete.setString(1, tenant);
                delete.setArray(2, connection.createArrayOf("text", subjects.toArray()));
                delete.executeUpdate();
            }
        }
        try (var insert = connection.prepareStatement("""
                insert into review (tenant_id, source, id, conversation_id, reviewed_at, reviewed, reviewer_id, score, note)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, source, id) do update set conversation_id = excluded.conversation_id,
                    reviewed_at = excluded.reviewed_at, reviewed = excluded.reviewed,
                    reviewer_id = excluded.reviewer_id, score = excluded.score, note = excluded.note""")) {
            var any = false;
            for (var contact : contacts) {
                for (var row : ReviewRow.of(contact)) {
                    var review = row.review();
                    insert.setString(1, tenant);
                    insert.setString(2, review.source());
                    insert.setString(3, review.id());
                    insert.setString(4, contact.id());
                    insert.setObject(5, SqlTime.micros(review.at()).atOffset(ZoneOffset.UTC));
                    insert.setString(6, Words.of(review.reviewed()));
                    insert.setString(7, review.reviewerId());
                    insert.setDouble(8, review.score());
                    insert.setString(9, review.note().orElse(null));
                    insert.addBatch();
                    any = true;
                }
            }
            if (any) {
                insert.executeBatch();
            }
        }
    }
}
