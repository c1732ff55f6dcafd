package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.demo.DemoData;
import dev.plumbline.runner.send.EventSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Two months of a made-up company's support, loaded once. */
final class DemoLoad {
    private static final long SEED = 42;
    private static final String TITLE = "Loading two months of demo data";

    private final Path data;
    private final EventSender sender;

    DemoLoad(Path data, EventSender sender) {
        this.data = data;
        this.sender = sender;
    }

    void load() {
        Path begun = data.resolve("demo-begun");
        Path loaded = data.resolve("demo-loaded");
        if (Files.exists(loaded)) {
            System.out.println("The demo data is loaded already; ./plumbline reset removes it.");
            return;
        }
        // A load that was interrupted goes on with the very same events, so that nothing counts twice.
        Instant end = endOf(begun);
        long total;
        try (var lines = DemoData.lines(end, SEED)) {
            total = lines.mapToLong(line -> 1).sum();
        }
        var bar = new ProgressBar(TITLE, System.out);
        try (var lines = DemoData.lines(end, SEED)) {
            var outcome = sender.send(lines.iterator(), done -> bar.show(done, total));
            bar.finish();
            if (!outcome.rejected().isEmpty()) {
                throw new SuiteFailure("%d demo events were rejected, the first because: %s"
                        .formatted(
                                outcome.rejected().size(),
                                outcome.rejected().getFirst().detail()));
            }
            write(loaded, end);
        }
    }

    private static Instant endOf(Path begun) {
        try {
            if (Files.exists(begun)) {
                return Instant.parse(Files.readString(begun).strip());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        write(begun, now);
        return now;
    }

    private static void write(Path file, Instant instant) {
        try {
            Files.writeString(file, instant + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
