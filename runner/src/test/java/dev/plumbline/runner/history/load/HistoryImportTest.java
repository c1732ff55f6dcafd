package dev.plumbline.runner.history.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.history.PathGuess;
import dev.plumbline.runner.history.Settings;
import dev.plumbline.runner.history.Understood;
import dev.plumbline.runner.history.file.CsvExport;
import dev.plumbline.runner.history.file.Export;
import dev.plumbline.runner.history.file.InputFile;
import dev.plumbline.runner.send.SendOutcome;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import")
class HistoryImportTest {
    private static final int CONVERSATIONS = 20_000;
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private Path state;
    private InputFile file;

    @BeforeEach
    void write() throws IOException {
        state = folder.resolve("states/one.json");
        var rows = new ArrayList<String>(List.of("id,channel,opened_at,resolved_at,handled_by"));
        for (var number = 0; number < CONVERSATIONS; number++) {
            rows.add("C-%d,chat,%s,%s,%s"
                    .formatted(
                            number,
                            OPENED.plusSeconds(number),
                            OPENED.plusSeconds(number + 60),
                            number % 4 == 0 ? "ai_only" : "human_only"));
        }
        file = new InputFile(Files.write(folder.resolve("history.csv"), rows), "history.csv");
    }

    @Test
    void sends_every_event_once_and_sums_up() {
        var sent = new ArrayList<String>();
        var tally = run(lines -> accepted(sent, lines)).tally();
        assertThat(sent).hasSize(2 * CONVERSATIONS).doesNotHaveDuplicates();
        assertThat(tally.conversations()).isEqualTo(CONVERSATIONS);
        assertThat(tally.accepted()).isEqualTo(2 * CONVERSATIONS);
        assertThat(tally.paths())
                .containsEntry(PathGuess.AI_ONLY, CONVERSATIONS / 4L)
                .containsEntry(PathGuess.HUMAN_ONLY, CONVERSATIONS * 3 / 4L);
        assertThat(tally.first()).contains("2026-03-02T09:00:00Z");
        assertThat(tally.isWhole()).isTrue();
    }

    @Test
    void that_is_stopped_at_any_batch_goes_on_there_and_sums_up_the_whole() throws IOException {
        var undisturbed = new ArrayList<String>();
        var wanted = run(lines -> accepted(undisturbed, lines)).tally();
        for (var stop = 1; stop <= 5; stop++) {
            Files.deleteIfExists(state);
            var last = stop;
            var sent = new ArrayList<String>();
            var batches = new int[1];
            assertThatThrownBy(() -> run(lines -> {
                        if (++batches[0] == last) {
                            // It arrived, but nobody heard that it did.
                            accepted(sent, lines);
                            throw new SuiteFailure("killed");
                        }
                        return accepted(sent, lines);
                    }))
                    .hasMessage("killed");
            var before = sent.size();
            var tally = run(lines -> accepted(sent, lines)).tally();
            assertThat(new LinkedHashSet<>(sent)).containsExactlyElementsOf(undisturbed);
            assertThat(sent.size() - undisturbed.size()).as("sent twice").isBetween(0, 8_001);
            assertThat(sent.size() - before).as("sent after the stop").isLessThanOrEqualTo(undisturbed.size());
            assertThat(new ObjectMapper().writeValueAsString(tally))
                    .isEqualTo(new ObjectMapper().writeValueAsString(wanted));
        }
    }

    @Test
    void that_is_whole_is_known_as_such() {
        run(lines -> accepted(new ArrayList<>(), lines));
        assertThat(ImportState.kept(state)).hasValueSatisfying(kept -> {
            assertThat(kept.whole()).isTrue();
            assertThat(kept.records()).isEqualTo(CONVERSATIONS);
        });
    }

    @Test
    void keeps_its_state_whole_and_refuses_one_that_is_not() throws IOException {
        assertThat(ImportState.kept(state)).isEmpty();
        ImportState.begin("x").at(7).keep(state);
        assertThat(ImportState.kept(state)).map(ImportState::records).contains(7L);
        Files.writeString(state, "{");
        assertThatThrownBy(() -> ImportState.kept(state))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("--restart");
    }

    @Test
    void takes_only_what_happened_before_the_instant_that_is_told() throws Exception {
        var sent = new ArrayList<String>();
        var until = OPENED.plusSeconds(10);
        try (var export = export()) {
            var tally = new HistoryImport(lines -> accepted(sent, lines), Optional.of(until), kept -> {}, new Nobody())
                    .run(export, ImportState.begin("x"))
                    .tally();
            assertThat(tally.events()).isEqualTo(10);
            assertThat(tally.leftOut().get("happened after --until").count()).isEqualTo(2 * CONVERSATIONS - 10);
        }
        for (var line : sent) {
            var event = EventReader.read(CloudEventJson.read(new ObjectMapper().readTree(line)));
            assertThat(event.time()).isBefore(until);
        }
    }

    @Test
    void keeps_its_position_also_where_there_is_nothing_to_send() {
        var positions = new ArrayList<Long>();
        try (var export = export()) {
            new HistoryImport(
                            lines -> accepted(new ArrayList<>(), lines),
                            Optional.of(OPENED),
                            kept -> positions.add(kept.records()),
                            new Nobody())
                    .run(export, ImportState.begin("x"));
        }
        assertThat(positions).startsWith(2_000L, 4_000L).endsWith((long) CONVERSATIONS);
    }

    @Test
    void lets_go_of_what_it_has_understood() {
        var export = new Heavy(200);
        var held = new ArrayList<Long>();
        new HistoryImport(
                        lines -> {
                            System.gc();
                            held.add(export.held());
                            return SendOutcome.nothing();
                        },
                        Optional.empty(),
                        kept -> {},
                        new Nobody())
                .run(export, ImportState.begin("x"));
        // The last one may still stand in a variable.
        assertThat(held).singleElement().satisfies(it -> assertThat(it).isLessThanOrEqualTo(1));
    }

    @Test
    void counts_what_ingestion_refuses_and_what_is_wrong_in_the_file() throws IOException {
        var bad = Files.write(
                folder.resolve("bad.csv"),
                List.of("id,channel,opened_at", "A,chat,2026-03-02T09:00:00Z", "B,fax,2026-03-02T09:00:00Z"));
        try (var export = new CsvExport(List.of(new InputFile(bad, "bad.csv")), Settings.NONE)) {
            var tally = new HistoryImport(
                            lines -> new SendOutcome(0, List.of(new SendOutcome.Rejected(1, "A:opened", "no"))),
                            Optional.empty(),
                            kept -> {},
                            new Nobody())
                    .run(export, ImportState.begin("x"))
                    .tally();
            assertThat(tally.isWhole()).isFalse();
            assertThat(tally.faultCount()).isEqualTo(1);
            assertThat(tally.faults())
                    .singleElement()
                    .asString()
                    .startsWith("bad.csv, line 3, column 2 (channel): must be one of chat,");
            assertThat(tally.refusals()).containsExactly("event A:opened: no");
        }
    }

    private ImportState run(HistoryImport.Receiver receiver) {
        var begun = ImportState.kept(state).orElseGet(() -> ImportState.begin("history"));
        try (var export = export()) {
            return new HistoryImport(receiver, Optional.empty(), kept -> kept.keep(state), new Nobody())
                    .run(export, begun);
        }
    }

    private Export export() {
        return new CsvExport(
                List.of(file),
                new Settings(
                        Optional.of("test"), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    private static SendOutcome accepted(List<String> sent, List<String> lines) {
        sent.addAll(lines);
        return new SendOutcome(lines.size(), List.of());
    }

    /** Conversations that say nothing, at some length. */
    private static final class Heavy implements Export {
        private static final int LENGTH = 10_000;

        private final int conversations;
        private final List<WeakReference<byte[]>> given = new ArrayList<>();

        Heavy(int conversations) {
            this.conversations = conversations;
        }

        long held() {
            return given.stream().filter(it -> it.get() != null).count();
        }

        @Override
        public boolean hasNext() {
            return given.size() < conversations;
        }

        @Override
        public Item next() {
            var content = new byte[LENGTH];
            given.add(new WeakReference<>(content));
            return new Item(
                    "",
                    true,
                    () -> new Understood(
                            List.of(), List.of(new Understood.LeftOut("said nothing", "" + content[0])), List.of()));
        }

        @Override
        public long bytesRead() {
            return 0;
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static final class Nobody implements HistoryImport.Watch {
        @Override
        public void understood(Export.Item item, Understood understood) {}

        @Override
        public void progress(Export export, ImportState state) {}
    }
}
