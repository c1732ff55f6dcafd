package dev.plumbline.kit.messaging;

import dev.plumbline.contract.ContractJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes plain JSON messages from Kafka, each with its effect {@linkplain ExactlyOnce once}. One that cannot be read or
 * worked is a defect of ours that no sender could mend: the log tells where it stands, and the next one is taken.
 */
@ApplicationScoped
public class JsonInbox {
    private static final Logger LOG = Logger.getLogger(JsonInbox.class);

    private final ExactlyOnce exactlyOnce;

    JsonInbox(ExactlyOnce exactlyOnce) {
        this.exactlyOnce = exactlyOnce;
    }

    /** What a service makes of a batch, on the connection of the transaction. */
    @FunctionalInterface
    public interface Handler<T> {
        void handle(Connection connection, List<T> messages) throws SQLException;
    }

    /**
     * Takes a batch. Returns when its effect is committed; while the database is away it waits and tries again.
     *
     * @throws IllegalStateException when the service stops before that; the batch comes again at the next start
     */
    public <T> void take(ConsumerRecords<String, byte[]> batch, Class<T> type, Handler<T> handler) {
        exactlyOnce.take(batch, new JsonMessages<>(type, handler));
    }

    private record JsonMessages<T>(Class<T> type, Handler<T> handler) implements ExactlyOnce.Work<T> {
        @Override
        public Optional<T> read(Connection connection, ConsumerRecord<String, byte[]> message) {
            if (message.value() == null) {
                return Optional.empty();
            }
            try {
                return Optional.ofNullable(ContractJson.mapper().readValue(message.value(), type));
            } catch (IOException unreadable) {
                LOG.errorf(
                        "A message is no %s and is passed by: %s@%d: %s",
                        type.getSimpleName(),
                        ExactlyOnce.partition(message),
                        message.offset(),
                        unreadable.getMessage());
                return Optional.empty();
            }
        }

        @Override
        public void handle(Connection connection, List<T> messages) throws SQLException {
            handler.handle(connection, messages);
        }

        @Override
        public void setAside(Connection connection, ConsumerRecord<String, byte[]> message, RuntimeException failure) {
            // Said in the log already; there is nowhere else to keep it.
        }
    }
}
