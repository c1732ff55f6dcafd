package dev.plumbline.runner.history;

import java.util.List;
import java.util.Optional;

/**
 * Rows of a CSV file of ours: an event each when there is a column {@code type}, otherwise a conversation each. The forms are
 * described in docs/import.md.
 */
public interface CsvHistory {
    /** The source of rows that name none, and no account is given. */
    String DEFAULT_ACCOUNT = "import";

    /** What is wrong with the header; nothing can be understood while something is. */
    List<Understood.Fault> headerFaults();

    /** Whether a row is a whole conversation. */
    boolean isOfConversations();

    Understood understand(List<String> cells);

    static CsvHistory of(List<String> header, Settings settings) {
        var table = new CsvTable(header);
        return table.has("type") ? new CsvEvents(table, settings) : new CsvConversations(table, settings);
    }

    static String source(Settings settings) {
        return "/csv/" + settings.account().orElse(DEFAULT_ACCOUNT);
    }

    /** A message such as "line 4, column 2 (time): is required". */
    static String sentence(Optional<Long> line, Understood.Fault fault) {
        var place = line.map(number -> "line " + number + (fault.where().isEmpty() ? "" : ", "))
                        .orElse("")
                + fault.where();
        return place.isEmpty() ? fault.detail() : place + ": " + fault.detail();
    }
}
