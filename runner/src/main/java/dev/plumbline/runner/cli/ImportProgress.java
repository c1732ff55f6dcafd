package dev.plumbline.runner.cli;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.runner.history.Understood;
import dev.plumbline.runner.history.file.Export;
import dev.plumbline.runner.history.load.HistoryImport;
import dev.plumbline.runner.history.load.ImportState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Shows how an import goes, and remembers what the first conversations became. */
final class ImportProgress implements HistoryImport.Watch {
    static final int SHOWN_EXAMPLES = 12;
    private static final long BETWEEN_LOOKS = Duration.ofMillis(200).toNanos();

    private final ProgressBar bar;
    private final int examplesWanted;
    private final List<String> examples = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long lastLook = begun;
    private long conversations;
    private long events;

    ImportProgress(String title, int examplesWanted) {
        this.bar = new ProgressBar(title, System.err);
        this.examplesWanted = examplesWanted;
    }

    @Override
    public void understood(Export.Item item, Understood understood) {
        events += understood.events().size();
        for (var event : understood.events()) {
            conversations += event instanceof ConversationEvent.Opened ? 1 : 0;
            if (examples.size() < examplesWanted) {
                examples.add(HistoryImport.line(event));
            }
        }
    }

    @Override
    public void progress(Export export, ImportState state) {
        var now = System.nanoTime();
        if (now - lastLook >= BETWEEN_LOOKS || state.whole()) {
            lastLook = now;
            bar.show(export.bytesRead(), export.bytes(), note(now));
        }
    }

    private String note(long now) {
        var seconds = Math.max(1e-3, (now - begun) / 1e9);
        return "%,d conversations (%,.0f/s), %,d events".formatted(conversations, conversations / seconds, events);
    }

    void finish() {
        bar.finish();
    }

    /** The first events, a line each. */
    String examples() {
        return String.join("\n", examples);
    }
}
