package dev.plumbline.ingestion.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.ingestion.webhook.KnownAccount;
import dev.plumbline.ingestion.webhook.Sender;
import dev.plumbline.ingestion.webhook.WebhookStore;
import dev.plumbline.kit.messaging.Outbox;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

/** What one webhook does to the tables, on the connection of its transaction. */
final class WebhookTransaction implements WebhookStore.Transaction {
    /** Some providers take their ids from a header of any length; an index takes no more than this. */
    private static final int LONGEST_NOTICE = 200;

    /** A busy help desk need not write its token's row with every call. */
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofSeconds(10);

    private final Connection connection;
    private final String tenant;
    private final String provider;
    private final Outbox outbox;
    private final OffsetDateTime now;

    WebhookTransaction(Connection connection, String tenant, String provider, Outbox outbox, Instant now) {
        this.connection = connection;
        this.tenant = tenant;
        this.provider = provider;
        this.outbox = outbox;
        this.now = now.atOffset(ZoneOffset.UTC);
    }

    @Override
    public OptionalInt acceptedOf(String notice) {
        return run(
                "select accepted from webhook_delivery where tenant_id = ? and provider = ? and notice = ?", select -> {
                    set(select, tenant, provider, key(notice));
                    try (var rows = select.executeQuery()) {
                        return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
                    }
                });
    }

    @Override
    public void conclude(String notice, int accepted) {
        run("""
                insert into webhook_delivery (tenant_id, provider, notice, accepted, received_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""", insert -> {
            set(insert, tenant, provider, key(notice), accepted, now);
            return insert.executeUpdate();
        });
    }

    @Override
    public void send(KafkaMessage event) {
        try {
            outbox.append(connection, tenant, event);
        } catch (SQLException failure) {
            throw new WebhookStore.FailedException(failure);
        }
    }

    @Override
    public void setAside(RejectedEvent rejected) {
        try {
            outbox.append(connection, rejected);
        } catch (SQLException failure) {
            throw new WebhookStore.FailedException(failure);
        }
    }

    @Override
    public void noteUse(String tokenId, Sender.Renewed renewed) {
        run("""
                update webhook_token
                set last_used_at = ?, hash_used = hash_used or ?, secret_used = secret_used or ?
                where tenant_id = ? and id = ? and (last_used_at is null or last_used_at < ?
                    or (? and not hash_used) or (? and not secret_used))""", update -> {
            set(
                    update,
                    now,
                    renewed.token(),
                    renewed.secret(),
                    tenant,
                    tokenId,
                    now.minus(USE_IS_NOTED_EVERY),
                    renewed.token(),
                    renewed.secret());
            return update.executeUpdate();
        });
    }

    @Override
    public Optional<String> recall(String conversation, String name) {
        return run("""
                select value from webhook_memory
                where tenant_id = ? and provider = ? and conversation = ? and name = ?""", select -> {
            set(select, tenant, provider, conversation, name);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public void remember(String conversation, String name, String value) {
        run("""
                insert into webhook_memory (tenant_id, provider, conversation, name, value, changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, provider, conversation, name)
                do update set value = excluded.value, changed_at = excluded.changed_at""", upsert -> {
            set(upsert, tenant, provider, conversation, name, value, now);
            return upsert.executeUpdate();
        });
    }

    /** No address is left that an account could use: whichever is connected next is the tenant's. */
    static void forgetAccount(Connection connection, String tenant, String provider) throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from webhook_memory where tenant_id = ? and provider = ? and conversation = ? and name = ?""")) {
            set(delete, tenant, provider, KnownAccount.CONVERSATION, KnownAccount.NAME);
            delete.executeUpdate();
        }
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Execution<T> execution) {
        try (var statement = connection.prepareStatement(sql)) {
            return execution.of(statement);
        } catch (SQLException failure) {
            throw new WebhookStore.FailedException(failure);
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (var index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static String key(String notice) {
        if (notice.length() <= LONGEST_NOTICE) {
            return notice;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(notice.getBytes(UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
