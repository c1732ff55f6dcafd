package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.EventType;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.runner.SuiteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A row of a CSV file")
class CsvHistoryTest {

    @Test
    void that_is_a_conversation_becomes_what_its_columns_tell() {
        var understood = conversation(
                "id,customer_id,channel,category,opened_at,handled_by,first_response_at,escalated_at,first_resolved_at,"
                        + "reopened_at,resolved_at,agent_id,handle_seconds,csat,csat_comment",
                "A-2,bob,email,parcel,2026-03-02T09:00:00Z,ai_to_human,2026-03-02T09:00:09Z,2026-03-02T09:10:00Z,"
                        + "2026-03-02T11:00:00Z,2026-03-03T08:00:00Z,2026-03-03T09:00:00Z,kim,420,2,slow");
        assertThat(understood.faults()).isEmpty();
        assertThat(Plainly.told(understood))
                .containsExactly(
                        "opened email by ai",
                        "message ai",
                        "escalated",
                        "resolved by human kim",
                        "worked kim 420",
                        "reopened",
                        "answered 2 'slow'",
                        "resolved by human kim");
    }

    @Test
    void that_stands_in_a_later_file_with_a_resolution_adds_it_and_tells_the_work_once() {
        var header = "id,channel,opened_at,first_response_at,resolved_at,agent_id,handle_seconds";
        var open = conversation(header, "A-1,chat,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,,kim,120");
        var settled =
                conversation(header, "A-1,chat,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,2026-03-02T10:00:00Z,kim,300");
        assertThat(Plainly.told(open)).containsExactly("opened chat", "message human kim");
        assertThat(open.leftOut())
                .containsExactly(new Understood.LeftOut("handle_seconds before there is a resolved_at", "A-1"));
        assertThat(Plainly.told(settled))
                .containsExactly("opened chat", "message human kim", "resolved by human kim", "worked kim 300");
        assertThat(settled.leftOut()).isEmpty();
        assertThat(settled.events()).containsAll(open.events());
    }

    @Test
    void that_stands_in_a_later_file_as_reopened_tells_no_work_twice() {
        var header = "id,channel,opened_at,first_resolved_at,reopened_at,resolved_at,agent_id,handle_seconds";
        var before = conversation(header, "A-1,chat,2026-03-02T09:00:00Z,,,2026-03-02T10:00:00Z,kim,300");
        var after = conversation(
                header,
                "A-1,chat,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,2026-03-03T10:00:00Z,2026-03-03T11:00:00Z,kim,300");
        assertThat(after.events()).containsAll(before.events());
        assertThat(Plainly.told(after)).containsOnlyOnce("worked kim 300");
    }

    @ParameterizedTest
    @CsvSource({
        "ai_only, AI_ONLY",
        "AI only, AI_ONLY",
        "ai_to_human, AI_TO_HUMAN",
        "ai-assisted, AI_ASSISTED",
        "human, HUMAN_ONLY"
    })
    void has_the_path_that_it_names(String word, PathGuess path) {
        var understood = conversation(
                "id,channel,opened_at,resolved_at,handled_by",
                "A-1,chat,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z," + word);
        assertThat(PathGuess.of(understood.events())).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,fax,2026-03-02T09:00:00Z,,,,| column 2 (channel): must be one of chat,",
                "A,chat,yesterday,,,,| column 3 (opened_at): must be a time such as",
                ",chat,2026-03-02T09:00:00Z,,,,| column 1 (id): is required",
                "A,chat,2026-03-02T09:00:00Z,robots,,,| column 4 (handled_by): must be one of ai_only,",
                "A,chat,2026-03-02T09:00:00Z,,2026-03-02T10:00:00Z,7,| column 6 (csat): must lie between 1 and 5, is 7",
                "A,chat,2026-03-02T09:00:00Z,,,4,| csat_at: is required beside csat when there is no resolved_at",
                "A,chat,2026-03-02T09:00:00Z,ai_to_human,,,| escalated_at: is required for ai_to_human",
                "A,chat,2026-03-02T09:00:00Z,,2026-03-01T10:00:00Z,,| column 5 (resolved_at): lies before opened_at",
                "A,chat,2026-03-02T09:00:00Z,,,,60| agent_id: is required beside handle_seconds",
                "A,chat,2026-03-02T09:00:00Z| has 3 cells, the header has 7"
            })
    void that_is_wrong_names_its_column(String row, String fault) {
        var understood = conversation("id,channel,opened_at,handled_by,resolved_at,csat,handle_seconds", row);
        assertThat(understood.events()).isEmpty();
        assertThat(understood.faults())
                .extracting(it -> CsvHistory.sentence(Optional.empty(), it))
                .anySatisfy(sentence -> assertThat(sentence).startsWith(fault));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,chanel,opened_at,channel | column 2 (chanel): is no column that we know; the nearest is channel",
                "id,channel,Channel,opened_at | column 3 (Channel): stands twice",
                "id,channel | has no column opened_at: a row is a conversation with id, opened_at and channel, or an event with type",
                "type,channel | has no column time, which every event needs"
            })
    void cannot_be_read_under_a_header_that_is_wrong(String header, String fault) {
        assertThat(CsvHistory.of(List.of(header.split(",")), Settings.NONE).headerFaults())
                .extracting(it -> CsvHistory.sentence(Optional.empty(), it))
                .containsExactly(fault);
    }

    @Test
    void has_times_without_an_offset_only_where_their_zone_is_told() {
        var berlin = new Settings(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ZoneId.of("Europe/Berlin")),
                false);
        var header = List.of("id", "channel", "opened_at");
        var row = List.of("A-1", "chat", "2026-03-02 09:30");
        assertThat(CsvHistory.of(header, berlin).understand(row).events())
                .singleElement()
                .extracting(SupportEvent::time)
                .hasToString("2026-03-02T08:30:00Z");
        assertThat(CsvHistory.of(header, Settings.NONE).understand(row).faults())
                .hasSize(1);
    }

    @Test
    void that_is_an_event_without_an_id_is_the_same_event_whenever_it_comes() {
        var table = CsvHistory.of(List.of("type", "time", "conversation_id", "author"), Settings.NONE);
        var row = List.of("conversation.message", "2026-03-02T09:00:00Z", "A-1", "human");
        var other = List.of("conversation.message", "2026-03-02T09:00:00Z", "A-2", "human");
        assertThat(table.understand(row)).isEqualTo(table.understand(row));
        assertThat(table.understand(row).events().getFirst().id())
                .isNotEqualTo(table.understand(other).events().getFirst().id());
    }

    @Test
    void that_is_an_event_without_an_id_is_the_same_whichever_columns_are_added_blank_or_moved() {
        var wanted = CsvHistory.of(List.of("type", "time", "conversation_id", "author"), Settings.NONE)
                .understand(List.of("conversation.message", "2026-03-02T09:00:00Z", "A-1", "human"));
        assertThat(CsvHistory.of(List.of("Author", "text", "time", "conversationId", "TYPE"), Settings.NONE)
                        .understand(List.of("human ", " ", "2026-03-02T09:00:00Z", "A-1", "conversation.message")))
                .isEqualTo(wanted);
    }

    @Test
    void that_is_an_event_without_an_id_is_another_where_the_same_word_stands_in_another_column() {
        var header = List.of("type", "time", "conversation_id", "author", "text", "agent_id");
        var table = CsvHistory.of(header, Settings.NONE);
        assertThat(id(table, "conversation.message", "2026-03-02T09:00:00Z", "A-1", "human", "kim", ""))
                .isNotEqualTo(id(table, "conversation.message", "2026-03-02T09:00:00Z", "A-1", "human", "", "kim"));
    }

    private static String id(CsvHistory table, String... cells) {
        return table.understand(List.of(cells)).events().getFirst().id();
    }

    @Test
    void that_is_an_event_names_the_columns_that_break_the_contract() {
        var table = CsvHistory.of(List.of("type", "time", "conversation_id", "author", "sentiment"), Settings.NONE);
        assertThat(table.understand(List.of("conversation.message", "2026-03-02T09:00:00Z", "", "robot", "7"))
                        .faults())
                .extracting(Understood.Fault::where)
                .containsExactlyInAnyOrder("column 3 (conversation_id)", "column 4 (author)", "column 5 (sentiment)");
        assertThat(table.understand(List.of("conversation.mesage", "2026-03-02T09:00:00Z", "A", "human", ""))
                        .faults())
                .extracting(it -> CsvHistory.sentence(Optional.of(7L), it))
                .containsExactly("line 7, column 1 (type): is no type of the contract: conversation.mesage; "
                        + "the nearest is conversation.message");
    }

    /** The contract's samples: every type, with all its fields. */
    static Stream<Path> samples() throws Exception {
        var folder = SuiteOptions.projectRoot().resolve("contract/src/test/resources/samples");
        try (var files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void can_say_all_that_an_event_of_the_contract_says(Path sample) throws Exception {
        var event = CloudEventJson.read(new ObjectMapper().readTree(sample.toFile()));
        var wanted = EventReader.read(event);
        var header = new ArrayList<>(List.of("type", "time", "id", "source"));
        var row = new ArrayList<>(List.of(event.type(), event.time(), event.id(), event.source()));
        event.subject().ifPresent(it -> {
            header.add("subject");
            row.add(it);
        });
        var known = known(wanted);
        for (var field : CsvField.values()) {
            var value = known.at("/" + field.path().replace('.', '/'));
            if (!value.isMissingNode()) {
                header.add(field.column());
                row.add(cell(value));
            }
        }
        var understood = CsvHistory.of(header, Settings.NONE).understand(row);
        assertThat(understood.faults()).isEmpty();
        assertThat(EventReader.write(understood.events().getFirst()).data()).isEqualTo(known);
        assertThat(understood.events().getFirst().subject()).isEqualTo(wanted.subject());
    }

    /** Its data without what the contract does not know, and without lists of nothing: a blank cell cannot mean those. */
    private static ObjectNode known(SupportEvent event) {
        var data = (ObjectNode) EventReader.write(event).data().deepCopy();
        remove(event.header().unknown(), data);
        data.properties()
                .removeIf(
                        field -> field.getValue().isArray() && field.getValue().isEmpty());
        if (EventType.of(event).subject() == EventType.Subject.CUSTOMER) {
            data.remove("customerId");
        }
        return data;
    }

    private static void remove(ObjectNode unknown, ObjectNode data) {
        unknown.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner && data.get(field.getKey()) instanceof ObjectNode rest) {
                remove(inner, rest);
            }
            if (!(data.get(field.getKey()) instanceof ObjectNode rest) || rest.isEmpty()) {
                data.remove(field.getKey());
            }
        });
    }

    private static String cell(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        var items = new ArrayList<String>();
        value.forEach(it -> items.add(it.asText()));
        return String.join(";", items);
    }

    private static Understood conversation(String header, String row) {
        return CsvHistory.of(List.of(header.split(",")), Settings.NONE).understand(List.of(row.split(",", -1)));
    }
}
