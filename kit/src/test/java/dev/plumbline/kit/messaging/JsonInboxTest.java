package dev.plumbline.kit.messaging;

import static dev.plumbline.kit.messaging.Messages.batch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The inbox of plain JSON")
@Timeout(60)
class JsonInboxTest {
    @Inject
    JsonInbox inbox;

    @Inject
    InboxOffsets offsets;

    @Inject
    TenantTransaction transactions;

    private final TopicPartition partition = new TopicPartition("json-" + UUID.randomUUID(), 0);
    private final List<Note> taken = new ArrayList<>();

    record Note(String text, int number) {}

    @Test
    void takes_each_message_once_and_notes_where_to_read_on() {
        var batch = batch(partition, 7, messages("{\"text\": \"a\"}", "{\"text\": \"b\", \"number\": 2, \"new\": 1}"));

        inbox.take(batch, Note.class, this::take);
        inbox.take(batch, Note.class, this::take);

        assertThat(taken).containsExactly(new Note("a", 0), new Note("b", 2));
        assertThat(nextOffset()).isEqualTo(9);
    }

    @Test
    void passes_by_what_it_cannot_read() {
        inbox.take(
                batch(
                        partition,
                        0,
                        messages("{", "", "[]", "null", null, "{\"number\": \"x\"}", "{\"text\": \"good\"}")),
                Note.class,
                this::take);

        assertThat(taken).containsExactly(new Note("good", 0));
        assertThat(nextOffset()).isEqualTo(7);
    }

    @Test
    void passes_by_the_one_message_that_cannot_be_worked() {
        inbox.take(
                batch(partition, 0, messages("{\"text\": \"a\"}", "{\"text\": \"poison\"}", "{\"text\": \"c\"}")),
                Note.class,
                (connection, notes) -> {
                    if (notes.contains(new Note("poison", 0))) {
                        throw new IllegalArgumentException("it is poison");
                    }
                    take(connection, notes);
                });

        assertThat(taken).containsExactly(new Note("a", 0), new Note("c", 0));
        assertThat(nextOffset()).isEqualTo(3);
    }

    private void take(Connection connection, List<Note> notes) {
        taken.addAll(notes);
    }

    private long nextOffset() {
        return transactions.acrossTenants(
                connection -> offsets.find(connection, List.of(partition)).get(partition));
    }

    private static List<KafkaMessage> messages(String... values) {
        return Arrays.stream(values)
                .map(it -> new KafkaMessage("key", Map.of(), it == null ? null : it.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
