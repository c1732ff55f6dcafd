package dev.plumbline.alert.db;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumbline.alert.notify.Delivery;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.notify.DueDelivery;
import dev.plumbline.alert.notify.Notification;
import dev.plumbline.alert.notify.Outcome;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** {@link DeliveryStore} by plain JDBC: a queue in a table, worked by any number of replicas. */
@ApplicationScoped
class JdbcDeliveryStore implements DeliveryStore {
    private static final TypeReference<Notification> NOTIFICATION = new TypeReference<>() {};
    private static final int MOST_OF_A_CHANNEL = 4;

    private final JoinedConnection joined;

    JdbcDeliveryStore(AgroalDataSource dataSource) {
        this.joined = new JoinedConnection(dataSource);
    }

    @Override
    public void queue(String tenant, String channel, Notification notification, Instant now) {
        joined.run(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into delivery (tenant_id, alert_id, channel, message_id, notification, status, next_attempt_at)
                    values (?, ?::uuid, ?, ?, ?::jsonb, 'pending', ?)""")) {
                insert.setString(1, tenant);
                insert.setString(2, notification.alert().alertId());
                insert.setString(3, channel);
                insert.setString(4, notification.messageId());
                insert.setString(5, StoredJson.write(notification));
                insert.setTimestamp(6, Timestamp.from(now));
                insert.executeUpdate();
            }
        });
    }

    @Override
    public List<DueDelivery> claim(Instant now, Duration lease, int most) {
        return joined.call(connection -> {
            var claimed = new ArrayList<DueDelivery>();
            try (var claim = connection.prepareStatement("""
                    with ranked as (
                        select d.tenant_id, d.id, row_number() over (
                            partition by d.tenant_id, d.channel order by d.next_attempt_at, d.id) place
                        from delivery d
                        where d.status = 'pending' and d.next_attempt_at <= ?
                          and not exists (select from delivery earlier
                                          where earlier.tenant_id = d.tenant_id and earlier.alert_id = d.alert_id
                                            and earlier.channel = d.channel and earlier.status = 'pending'
                                            and earlier.id < d.id)
                    ), due as (
                        select d.tenant_id, d.id from delivery d join ranked r using (tenant_id, id)
                        where r.place <= ? and d.status = 'pending' and d.next_attempt_at <= ?
                        limit ? for update of d skip locked
                    )
                    update delivery set attempts = attempts + 1, next_attempt_at = ?
                    from due where delivery.tenant_id = due.tenant_id and delivery.id = due.id
                    returning delivery.tenant_id, delivery.id, channel, attempts, notification""")) {
                claim.setTimestamp(1, Timestamp.from(now));
                claim.setInt(2, MOST_OF_A_CHANNEL);
                claim.setTimestamp(3, Timestamp.from(now));
                claim.setInt(4, most);
                claim.setTimestamp(5, Timestamp.from(now.plus(lease)));
                try (var rows = claim.executeQuery()) {
                    while (rows.next()) {
                        claimed.add(new DueDelivery(
                                rows.getString("tenant_id"),
                                rows.getLong("id"),
                                rows.getString("channel"),
                                rows.getInt("attempts"),
                                StoredJson.read(rows.getString("notification"), NOTIFICATION)));
                    }
                }
            }
            return claimed;
        });
    }

    @Override
    public void record(DueDelivery delivery, Outcome outcome, Instant at) {
        joined.run(connection -> {
            try (var update = connection.prepareStatement("""
                    update delivery set status = ?, next_attempt_at = ?, answer = ?, answered_at = ?
                    where tenant_id = ? and id = ? and attempts = ? and status = 'pending'""")) {
                update.setString(1, word(status(outcome)));
                update.setTimestamp(2, outcome instanceof Outcome.TryAgain again ? Timestamp.from(again.at()) : null);
                update.setString(3, outcome.answer());
                update.setTimestamp(4, Timestamp.from(at));
                update.setString(5, delivery.tenant());
                update.setLong(6, delivery.id());
                update.setInt(7, delivery.attempt());
                update.executeUpdate();
            }
        });
    }

    @Override
    public void rewrite(String tenant, UUID alert, UnaryOperator<Notification> retelling) {
        joined.run(connection -> {
            try (var select = connection.prepareStatement(
                            "select id, notification from delivery where tenant_id = ? and alert_id = ? for update");
                    var update = connection.prepareStatement(
                            "update delivery set notification = ?::jsonb, answer = null where tenant_id = ? and id = ?")) {
                select.setString(1, tenant);
                select.setObject(2, alert);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        var told = StoredJson.read(rows.getString("notification"), NOTIFICATION);
                        update.setString(1, StoredJson.write(retelling.apply(told)));
                        update.setString(2, tenant);
                        update.setLong(3, rows.getLong("id"));
                        update.addBatch();
                    }
                }
                update.executeBatch();
            }
        });
    }

    @Override
    public Map<UUID, List<Delivery>> of(String tenant, Collection<UUID> alertIds) {
        return joined.call(connection -> {
            var found = new HashMap<UUID, List<Delivery>>();
            try (var select = connection.prepareStatement(
                    "select * from delivery where tenant_id = ? and alert_id = any (?) order by id")) {
                select.setString(1, tenant);
                select.setArray(2, connection.createArrayOf("uuid", alertIds.toArray()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject("alert_id", UUID.class), it -> new ArrayList<>())
                                .add(read(rows));
                    }
                }
            }
            return found;
        });
    }

    private static Delivery read(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("channel"),
                row.getString("message_id"),
                StoredJson.read(row.getString("notification"), NOTIFICATION).reason(),
                Delivery.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("answer")),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("next_attempt_at")).map(Timestamp::toInstant));
    }

    private static Delivery.Status status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> Delivery.Status.DELIVERED;
            case Outcome.TryAgain again -> Delivery.Status.PENDING;
            case Outcome.GivenUp givenUp -> Delivery.Status.FAILED;
            case Outcome.ChannelGone gone -> Delivery.Status.FAILED;
        };
    }

    private static String word(Delivery.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
