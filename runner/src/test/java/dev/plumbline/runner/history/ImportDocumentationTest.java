package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.runner.SuiteOptions;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/import.md")
class ImportDocumentationTest {
    private static final Pattern EXAMPLE = Pattern.compile("```csv\n(.*?)```", Pattern.DOTALL);

    @Test
    void names_every_column() throws Exception {
        var columns = Stream.of(
                        CsvEvents.ENVELOPE.stream(),
                        CsvConversations.COLUMNS.stream(),
                        Arrays.stream(CsvField.values()).map(CsvField::column))
                .flatMap(it -> it);
        var text = text();
        assertThat(columns).allSatisfy(column -> assertThat(text).contains("`" + column + "`"));
    }

    @Test
    void has_examples_that_work_as_written() throws Exception {
        var examples = EXAMPLE.matcher(text()).results().map(it -> it.group(1)).toList();
        assertThat(examples).hasSize(2);
        for (var example : examples) {
            var lines = example.lines().toList();
            var table = CsvHistory.of(List.of(lines.getFirst().split(",")), Settings.NONE);
            assertThat(table.headerFaults()).isEmpty();
            for (var line : lines.subList(1, lines.size())) {
                var understood = table.understand(List.of(line.split(",", -1)));
                assertThat(understood.faults()).as(line).isEmpty();
                assertThat(understood.events()).as(line).isNotEmpty();
                assertThat(understood.heldAgainstTheContract().faults()).isEmpty();
                assertThat(understood.before(Optional.empty())).isSameAs(understood);
            }
        }
    }

    private static String text() throws Exception {
        return Files.readString(SuiteOptions.projectRoot().resolve("docs/import.md"));
    }
}
