package dev.plumbline.runner.history.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.history.Fixture;
import dev.plumbline.runner.history.IntercomHistory;
import dev.plumbline.runner.history.Settings;
import dev.plumbline.runner.history.Understood;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An export")
class ExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Settings INTERCOM = Fixture.SETTINGS.withAccount("app1");

    @TempDir
    Path folder;

    @Test
    void of_zendesk_means_the_same_however_tickets_and_audits_lie() throws IOException {
        var page = Fixture.json("zendesk.json");
        var wanted = zendesk(file("combined.json", page.toString()));
        assertThat(wanted).hasSizeGreaterThan(40);
        assertThat(zendesk(file("tickets.ndjson", lines(page.path("tickets"))), file("users.json", users(page))))
                .as("lines of tickets, users behind them")
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(zendesk(
                        file("users-first.json", users(page)),
                        file("array.json", page.path("tickets").toString())))
                .as("an array of tickets")
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(zendesk(file("page-1.json", withoutAudits(page)), file("audits.json", audits(page))))
                .as("pages of tickets, pages of audits")
                .containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(zendesk(packed("packed.json.gz", page.toString())))
                .as("packed")
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void of_zendesk_leaves_nothing_in_the_scratch_folder() throws IOException {
        var page = Fixture.json("zendesk.json");
        zendesk(file("page-1.json", withoutAudits(page)), file("audits.json", audits(page)));
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void of_intercom_means_the_same_as_a_list_an_array_lines_or_single_objects() throws IOException {
        var list = Fixture.json("intercom.json");
        var wanted = intercom(file("list.json", list.toString()));
        assertThat(wanted).hasSizeGreaterThan(30);
        assertThat(intercom(file("array.json", list.path("conversations").toString())))
                .isEqualTo(wanted);
        assertThat(intercom(file("lines.ndjson", lines(list.path("conversations")))))
                .isEqualTo(wanted);
        var single = new ArrayList<InputFile>();
        for (var conversation : list.path("conversations")) {
            single.add(file("single-" + single.size() + ".json", conversation.toPrettyString()));
        }
        assertThat(intercom(single.toArray(InputFile[]::new))).isEqualTo(wanted);
    }

    @Test
    void that_is_cut_off_says_so() throws IOException {
        var whole = Fixture.json("intercom.json").toString();
        assertThatThrownBy(() -> intercom(file("half.json", whole.substring(0, whole.length() / 2))))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("half.json, line 1, column ");
        var packed = Files.readAllBytes(packed("whole.gz", whole).path());
        var half = folder.resolve("half.gz");
        Files.write(half, Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> intercom(new InputFile(half, "half.gz")))
                .isInstanceOf(SuiteFailure.class)
                .hasMessage("half.gz ends in the middle: was it downloaded whole?");
    }

    @Test
    void that_is_no_json_names_file_line_and_column() throws IOException {
        assertThatThrownBy(() -> intercom(file("bad.ndjson", "{\"id\":1}\n{id:2}\n")))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageStartingWith("bad.ndjson, line 2, column ");
        assertThatThrownBy(() -> intercom(file("word.json", "\"hello\"")))
                .hasMessage("word.json, line 1: holds hello where an object is expected");
    }

    @Test
    void of_csv_reads_quotes_other_separators_and_byte_order_marks() throws IOException {
        var rows = new ArrayList<String>();
        var events = csv(
                rows,
                file(
                        "a.csv",
                        "\uFEFFid;channel;opened_at;subject_line\nA;chat;2026-03-02T09:00:00Z;\"one;\ntwo\"\n"
                                + "B;chat;2026-03-02T09:00:00Z;\n"),
                packed("b.csv.gz", "id,channel,opened_at\r\nC,email,2026-03-02T09:00:00Z\r\n"));
        assertThat(events).extracting(event -> event.subject().orElseThrow()).containsExactly("A", "B", "C");
        assertThat(events.toString()).contains("one;\ntwo");
        assertThat(rows).containsExactly("a.csv, line 2", "a.csv, line 4", "b.csv.gz, line 2");
    }

    @Test
    void of_csv_with_a_wrong_header_or_none_is_refused_as_a_whole() throws IOException {
        assertThatThrownBy(() -> csv(new ArrayList<>(), file("x.csv", "id,chanel\n")))
                .hasMessageStartingWith(
                        "x.csv, line 1, column 2 (chanel): is no column that we know; the nearest is channel");
        assertThatThrownBy(() -> csv(new ArrayList<>(), file("empty.csv", "")))
                .hasMessage("empty.csv is empty: its first line must name the columns.");
    }

    private List<SupportEvent> zendesk(InputFile... files) {
        return drain(
                new ZendeskExport(List.of(files), Fixture.SETTINGS, folder.resolve("scratch"), share -> {}),
                new ArrayList<>());
    }

    private static List<SupportEvent> intercom(InputFile... files) {
        return drain(new IntercomExport(List.of(files), new IntercomHistory(INTERCOM)), new ArrayList<>());
    }

    private static List<SupportEvent> csv(List<String> places, InputFile... files) {
        return drain(new CsvExport(List.of(files), Settings.NONE), places);
    }

    private static List<SupportEvent> drain(Export export, List<String> places) {
        var events = new ArrayList<SupportEvent>();
        try (export) {
            while (export.hasNext()) {
                var item = export.next();
                places.add(item.where());
                Understood understood = item.understood().get();
                assertThat(understood.faults()).isEmpty();
                events.addAll(understood.events());
            }
            assertThat(export.bytesRead()).isEqualTo(export.bytes());
        }
        return events;
    }

    private static String users(JsonNode page) {
        return JSON.createObjectNode().set("users", page.path("users")).toString();
    }

    private static String withoutAudits(JsonNode page) {
        var copy = page.deepCopy();
        copy.path("tickets").forEach(ticket -> ((ObjectNode) ticket).remove("audits"));
        return copy.toString();
    }

    /** As the endpoint for all audits gives them: the latest first, whatever their tickets. */
    private static String audits(JsonNode page) {
        var audits = new ArrayList<JsonNode>();
        page.path("tickets").forEach(ticket -> ticket.path("audits").forEach(audits::add));
        return JSON.createObjectNode()
                .put("before_url", "https://harbour.zendesk.com/api/v2/ticket_audits.json?cursor=x")
                .set("audits", JSON.createArrayNode().addAll(audits.reversed()))
                .toString();
    }

    private static String lines(JsonNode array) {
        var lines = new ArrayList<String>();
        array.forEach(it -> lines.add(it.toString()));
        return String.join("\n", lines) + "\n";
    }

    private InputFile file(String name, String content) throws IOException {
        return new InputFile(Files.writeString(folder.resolve(name), content), name);
    }

    private InputFile packed(String name, String content) throws IOException {
        try (var output = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            output.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return new InputFile(folder.resolve(name), name);
    }
}
