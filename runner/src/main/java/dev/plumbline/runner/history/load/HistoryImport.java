package dev.plumbline.runner.history.load;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.runner.history.Understood;
import dev.plumbline.runner.history.file.Export;
import dev.plumbline.runner.send.SendOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads an export from where the last run stopped, sends what it is understood as, and keeps the position after every
 * acknowledged batch. A run that is killed sends its last batch again: ingestion tells duplicates from events.
 */
public final class HistoryImport {
    /** A few posts of the sender's, so that two can be under way. */
    private static final int EVENTS_A_BATCH = 8_000;

    /** What a batch may take of memory, whatever the customers wrote. */
    private static final long CHARACTERS_A_BATCH = 16_000_000;

    /** Also where records have no events, such as all that happened after {@code --until}, the position is kept. */
    private static final int RECORDS_A_BATCH = 2_000;

    private final Receiver receiver;
    private final Optional<Instant> until;
    private final Consumer<ImportState> keep;
    private final Watch watch;

    /** Takes lines of events, and says what became of them once all are acknowledged. */
    public interface Receiver {
        SendOutcome send(List<String> lines);
    }

    /** Sees what goes on. */
    public interface Watch {
        void understood(Export.Item item, Understood understood);

        void progress(Export export, ImportState state);
    }

    public HistoryImport(Receiver receiver, Optional<Instant> until, Consumer<ImportState> keep, Watch watch) {
        this.receiver = receiver;
        this.until = until;
        this.keep = keep;
        this.watch = watch;
    }

    /** Imports what is left of the export; the state in the end. */
    public ImportState run(Export export, ImportState begun) {
        var state = begun;
        for (var skipped = 0L; skipped < begun.records() && export.hasNext(); skipped++) {
            export.next();
            watch.progress(export, state);
        }
        var position = begun.records();
        var batch = new Batch();
        while (export.hasNext()) {
            var item = export.next();
            var understood = item.understood().get().before(until).heldAgainstTheContract();
            watch.understood(item, understood);
            batch.add(item, understood);
            position++;
            if (batch.isFull()) {
                state = deliver(batch, state.at(position));
                batch = new Batch();
            }
            watch.progress(export, state);
        }
        state = deliver(batch, state.at(position)).finished();
        keep.accept(state);
        watch.progress(export, state);
        return state;
    }

    private ImportState deliver(Batch batch, ImportState state) {
        batch.tally.sent(receiver.send(batch.lines));
        state.tally().add(batch.tally);
        keep.accept(state);
        return state;
    }

    /** What is to be sent, and its tally, which counts only when that is acknowledged. Holds on to nothing else. */
    private static final class Batch {
        private final List<String> lines = new ArrayList<>();
        private final Tally tally = new Tally();
        private long characters;
        private int records;

        void add(Export.Item item, Understood understood) {
            understood.events().stream().map(HistoryImport::line).forEach(line -> {
                lines.add(line);
                characters += line.length();
            });
            tally.understood(item.where(), item.conversation(), understood);
            records++;
        }

        boolean isFull() {
            return lines.size() >= EVENTS_A_BATCH || characters >= CHARACTERS_A_BATCH || records >= RECORDS_A_BATCH;
        }
    }

    /** An event as ingestion takes it, one line. */
    public static String line(SupportEvent event) {
        return CloudEventJson.write(EventReader.write(event)).toString();
    }
}
