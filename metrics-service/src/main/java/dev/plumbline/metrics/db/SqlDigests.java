package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.review.Digest;
import dev.plumbline.metrics.review.Digests;
import dev.plumbline.metrics.review.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Digests and their mails: a queue in a table, worked by any number of replicas. */
@ApplicationScoped
class SqlDigests implements Digests {
    private static final int LONGEST_REASON = 500;

    private final TenantTransaction transactions;

    SqlDigests(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public Digest of(String tenant) {
        return transactions.in(tenant, connection -> {
            try (var select = connection.prepareStatement("select * from review_digest where tenant_id = ?")) {
                select.setString(1, tenant);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? digest(rows) : Digest.OFF;
                }
            }
        });
    }

    @Override
    public void set(String tenant, Digest digest) {
        transactions.run(tenant, connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into review_digest (tenant_id, enabled, recipients, weekday, hour) values (?, ?, ?, ?, ?)
                    on conflict (tenant_id) do update
                        set enabled = excluded.enabled, recipients = excluded.recipients, weekday = excluded.weekday,
                            hour = excluded.hour""")) {
                upsert.setString(1, tenant);
                upsert.setBoolean(2, digest.enabled());
                upsert.setArray(
                        3, connection.createArrayOf("text", digest.recipients().toArray()));
                upsert.setInt(4, digest.weekday().getValue());
                upsert.setInt(5, digest.hour());
                upsert.executeUpdate();
            }
        });
    }

    @Override
    public Map<String, Digest> enabled() {
        return transactions.acrossTenants(connection -> {
            var digests = new HashMap<String, Digest>();
            try (var select = connection.prepareStatement("select * from review_digest where enabled");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    digests.put(rows.getString("tenant_id"), digest(rows));
                }
            }
            return digests;
        });
    }

    @Override
    public void prepare(String tenant, Digest digest, Period week, Instant now, Instant until) {
        transactions.run(tenant, connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into review_mail (tenant_id, week, recipient, next_attempt_at, expires_at)
                    select ?, ?, recipient, ?, ? from unnest(?::text[]) as recipient
                    on conflict do nothing""")) {
                insert.setString(1, tenant);
                insert.setString(2, week.key());
                insert.setObject(3, now.atOffset(ZoneOffset.UTC));
                insert.setObject(4, until.atOffset(ZoneOffset.UTC));
                insert.setArray(
                        5, connection.createArrayOf("text", digest.recipients().toArray()));
                insert.executeUpdate();
            }
        });
    }

    @Override
    public Optional<DueMail> claim(Instant now, Duration lease) {
        return transactions.acrossTenants(connection -> {
            try (var claim = connection.prepareStatement("""
                    with due as (
                        select mail.tenant_id, mail.week, mail.recipient
                        from review_mail mail join review_digest digest using (tenant_id)
                        where mail.sent_at is null and mail.next_attempt_at <= ? and mail.expires_at > ?
                          and digest.enabled and mail.recipient = any(digest.recipients)
                        order by mail.next_attempt_at limit 1 for update of mail skip locked
                    )
                    update review_mail set attempts = attempts + 1, next_attempt_at = ?
                    from due
                    where review_mail.tenant_id = due.tenant_id and review_mail.week = due.week
                      and review_mail.recipient = due.recipient
                    returning review_mail.*""")) {
                claim.setObject(1, now.atOffset(ZoneOffset.UTC));
                claim.setObject(2, now.atOffset(ZoneOffset.UTC));
                claim.setObject(3, now.plus(lease).atOffset(ZoneOffset.UTC));
                try (var rows = claim.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new DueMail(
                                    rows.getString("tenant_id"),
                                    rows.getString("week"),
                                    rows.getString("recipient"),
                                    rows.getInt("attempts")))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public void markSent(DueMail mail, Instant at) {
        transactions.run(mail.tenant(), connection -> {
            // Whatever happened to the claim meanwhile: it was sent, and must not be again.
            try (var update = connection.prepareStatement("""
                    update review_mail set sent_at = ?, failure = null
                    where tenant_id = ? and week = ? and recipient = ?""")) {
                update.setObject(1, at.atOffset(ZoneOffset.UTC));
                update.setString(2, mail.tenant());
                update.setString(3, mail.week());
                update.setString(4, mail.recipient());
                update.executeUpdate();
            }
        });
    }

    @Override
    public void markFailed(DueMail mail, String reason, Instant nextAttempt) {
        transactions.run(mail.tenant(), connection -> {
            try (var update = connection.prepareStatement("""
                    update review_mail set failure = ?, next_attempt_at = ?
                    where tenant_id = ? and week = ? and recipient = ? and attempts = ?""")) {
                update.setString(1, reason.substring(0, Math.min(LONGEST_REASON, reason.length())));
                update.setObject(2, nextAttempt.atOffset(ZoneOffset.UTC));
                update.setString(3, mail.tenant());
                update.setString(4, mail.week());
                update.setString(5, mail.recipient());
                update.setInt(6, mail.attempt());
                update.executeUpdate();
            }
        });
    }

    private static Digest digest(ResultSet row) throws SQLException {
        return new Digest(
                row.getBoolean("enabled"),
                List.of((String[]) row.getArray("recipients").getArray()),
                DayOfWeek.of(row.getInt("weekday")),
                row.getInt("hour"));
    }
}
