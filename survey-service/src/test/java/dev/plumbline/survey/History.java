package dev.plumbline.survey;

import dev.plumbline.kit.db.TenantTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Lays surveys of days past into the database. */
@ApplicationScoped
public class History {
    private final TenantTransaction transactions;

    History(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    /** What a survey was, and what came back; {@code score}: null when nothing did. */
    record Past(
            String kind, String policy, String path, Integer score, String comment, String theme, String suspicion) {}

    /** Returns the survey's id. */
    UUID tells(String tenant, Instant sent, Past past) {
        var id = UUID.randomUUID();
        var answered = past.score() == null ? null : sent.plusSeconds(3_600).atOffset(ZoneOffset.UTC);
        transactions.in(tenant, connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into survey (tenant_id, id, kind, conversation_id, customer_id, created_at, token_hash, state, next_at,
                        email, locale, sent_at, score, comment, first_answer_at, last_answer_at, answers, policy, path, suspicion,
                        themes)
                    values (?, ?, ?, ?, 'cust-1', ?, ?, ?, now() + interval '1 day', 'a@example.com', 'en', ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        string_to_array(?, ','))""")) {
                insert.setString(1, tenant);
                insert.setObject(2, id);
                insert.setString(3, past.kind());
                insert.setString(4, "conv " + id);
                insert.setObject(5, sent.atOffset(ZoneOffset.UTC));
                insert.setString(6, id.toString());
                insert.setString(7, past.score() == null ? "SENT" : "ANSWERED");
                insert.setObject(8, sent.atOffset(ZoneOffset.UTC));
                insert.setObject(9, past.score());
                insert.setString(10, past.comment());
                insert.setObject(11, answered);
                insert.setObject(12, answered);
                insert.setInt(13, past.score() == null ? 0 : 1);
                insert.setString(14, past.policy());
                insert.setString(15, past.path());
                insert.setString(16, past.suspicion());
                insert.setString(17, past.theme() == null ? "" : past.theme());
                return insert.executeUpdate();
            }
        });
        return id;
    }
}
