package dev.plumbline.kit.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * What is to leave for Kafka, written in the transaction of the change that causes it: both happen or neither.
 * {@link OutboxRelay} sends it, at least once and in the order of the calls. Of two transactions at the same time that
 * order is decided here, at the call: append after the row was changed that both of them would have to lock.
 */
@ApplicationScoped
public class Outbox {
    private static final String INSERT =
            "insert into outbox (tenant_id, topic, message_key, headers, payload) values (?, ?, ?, ?::json, ?)";

    /** A tenant's own event, for the topic {@code support.events}. */
    public void append(Connection connection, String tenant, SupportEvent event) throws SQLException {
        append(connection, tenant, KafkaMessage.of(tenant, EventReader.write(event)));
    }

    /** A tenant's event as it was accepted, for the topic {@code support.events}. */
    public void append(Connection connection, String tenant, KafkaMessage event) throws SQLException {
        append(connection, tenant, Topics.SUPPORT_EVENTS, event);
    }

    /** Something refused, for the topic {@code support.rejected}. */
    public void append(Connection connection, RejectedEvent rejected) throws SQLException {
        append(connection, rejected.tenant(), Topics.SUPPORT_REJECTED, rejected.tenant(), rejected);
    }

    /** Any JSON body; {@code null} is the tombstone that ends a key on a compacted topic. */
    public void append(Connection connection, String tenant, String topic, String key, Object body)
            throws SQLException {
        var payload = body == null ? null : json(body);
        append(connection, tenant, topic, new KafkaMessage(key, Map.of("content-type", "application/json"), payload));
    }

    private void append(Connection connection, String tenant, String topic, KafkaMessage message) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, tenant);
            insert.setString(2, topic);
            insert.setString(3, message.key());
            insert.setString(4, new String(json(message.headers()), StandardCharsets.UTF_8));
            insert.setBytes(5, message.value());
            insert.executeUpdate();
        }
    }

    private static byte[] json(Object body) {
        try {
            return ContractJson.mapper().writeValueAsBytes(body);
        } catch (JsonProcessingException defect) {
            throw new IllegalStateException("Cannot be written as JSON: " + body.getClass(), defect);
        }
    }
}
