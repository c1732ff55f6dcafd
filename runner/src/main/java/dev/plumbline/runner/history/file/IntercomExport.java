package dev.plumbline.runner.history.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.runner.history.Exported;
import dev.plumbline.runner.history.IntercomHistory;
import java.util.List;
import java.util.Set;

/** Files of Intercom: conversations one after the other, in an array, or in the pages of a list. */
public final class IntercomExport implements Export {
    private static final Set<String> LISTS = Set.of("conversations", "data");

    private final FileSequence records;
    private final IntercomHistory history;

    public IntercomExport(List<InputFile> files, IntercomHistory history) {
        this.records = new FileSequence(files, LISTS);
        this.history = history;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Item next() {
        JsonNode conversation = records.next().node();
        return new Item(records.file(), true, () -> history.understand(new Exported(conversation)));
    }

    @Override
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public long bytes() {
        return records.bytes();
    }

    @Override
    public void close() {
        records.close();
    }
}
