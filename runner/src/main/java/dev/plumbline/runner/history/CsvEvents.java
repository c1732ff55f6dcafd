package dev.plumbline.runner.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One row, one event. */
final class CsvEvents implements CsvHistory {
    /** The columns besides the fields of the data. */
    static final List<String> ENVELOPE = List.of("type", "time", "id", "source", "conversation_id", "subject");

    private static final int HASH_CHARACTERS = 32;

    private final CsvTable table;
    private final Settings settings;

    CsvEvents(CsvTable table, Settings settings) {
        this.table = table;
        this.settings = settings;
    }

    @Override
    public List<Understood.Fault> headerFaults() {
        var faults = new ArrayList<>(table.faults(Stream.concat(
                        ENVELOPE.stream(), Arrays.stream(CsvField.values()).map(CsvField::column))
                .toList()));
        if (!table.has("time")) {
            faults.add(new Understood.Fault("", "has no column time, which every event needs"));
        }
        return faults;
    }

    @Override
    public boolean isOfConversations() {
        return false;
    }

    @Override
    public Understood understand(List<String> cells) {
        var row = new CsvRow(table, cells, settings.zone());
        var type = row.requiredText("type").toLowerCase(Locale.ROOT);
        var time = row.requiredTime("time");
        if (row.isFaulty()) {
            return new Understood(List.of(), List.of(), row.faults());
        }
        var data = data(row);
        var subject = subject(row, type, data);
        var event = new CloudEvent(
                row.text("id").orElseGet(() -> hash(row)),
                row.text("source").orElseGet(() -> CsvHistory.source(settings)),
                type,
                time.orElseThrow().toString(),
                subject,
                Map.of(),
                data);
        var read = row.event(event, CsvEvents::columnOf);
        return new Understood(read.stream().toList(), List.of(), row.faults());
    }

    private ObjectNode data(CsvRow row) {
        var data = JsonNodeFactory.instance.objectNode();
        for (var name : table.names()) {
            CsvField.ofColumn(name)
                    .ifPresent(field -> row.text(name).ifPresent(cell -> {
                        var path = field.path().split("\\.");
                        var object = path.length == 1 ? data : data.withObject("/" + path[0]);
                        object.set(path[path.length - 1], field.json(cell));
                    }));
        }
        return data;
    }

    /** As the type needs it: the conversation, or the customer, whose id is then no field of the data. */
    private static Optional<String> subject(CsvRow row, String type, ObjectNode data) {
        var conversation = row.text("subject").or(() -> row.text("conversation_id"));
        return switch (EventType.named(type).map(EventType::subject).orElse(EventType.Subject.CONVERSATION)) {
            case CONVERSATION -> conversation;
            case CUSTOMER -> row.text("subject").or(() -> customer(data));
            case CONVERSATION_OR_CUSTOMER ->
                data.path("kind").asText().equals("nps")
                        ? row.text("subject").or(() -> row.text("customer_id"))
                        : conversation;
            case NONE -> row.text("subject");
        };
    }

    private static Optional<String> customer(ObjectNode data) {
        return Optional.ofNullable(data.remove("customerId")).map(id -> id.asText());
    }

    private static String columnOf(String field) {
        var name = field.replaceAll("/[0-9]+$", "").replace('/', '.');
        return switch (name) {
            case "subject" -> "conversation_id";
            default -> name;
        };
    }

    /**
     * A row without an id is named by what stands in it: the same again is the same event, also where the columns stand in
     * another order, or more of them are there and blank.
     */
    private String hash(CsvRow row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            table.names().stream()
                    .sorted()
                    .flatMap(name -> row.text(name).map(cell -> name + "=" + cell).stream())
                    .forEach(pair -> {
                        digest.update(pair.getBytes(StandardCharsets.UTF_8));
                        digest.update((byte) 0);
                    });
            return "row-" + HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
