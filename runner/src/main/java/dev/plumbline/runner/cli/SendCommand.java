package dev.plumbline.runner.cli;

import dev.plumbline.runner.SuiteFailure;
import dev.plumbline.runner.send.EventSender;
import dev.plumbline.runner.send.SendOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Posts a file of events. */
@Command(
        name = "send",
        description =
                "Posts a file of CloudEvents, one JSON object a line; 1 is its exit code when some were rejected.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "The file; - reads standard input.")
    private String file;

    @Mixin
    private RunningSuite suite;

    @Override
    public Integer call() throws IOException {
        var sender = new EventSender(suite.ingestion(), suite.apiKey());
        SendOutcome outcome = file.equals("-") ? sendInput(sender) : sendFile(sender, Path.of(file));
        System.out.printf("%d accepted, %d rejected%n", outcome.accepted(), outcome.rejectedCount());
        outcome.rejected().stream()
                .limit(MOST_SHOWN)
                .forEach(rejected -> System.err.printf(
                        "line %d%s: %s%n",
                        rejected.line(),
                        rejected.id().isEmpty() ? "" : " (id " + rejected.id() + ")",
                        rejected.detail()));
        if (outcome.rejectedCount() > MOST_SHOWN) {
            System.err.printf("and %d more%n", outcome.rejectedCount() - MOST_SHOWN);
        }
        return outcome.rejectedCount() == 0 ? 0 : 1;
    }

    private static SendOutcome sendFile(EventSender sender, Path path) throws IOException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new SuiteFailure("There is no readable file " + path + ".");
        }
        long total;
        try (var lines = Files.lines(path)) {
            total = lines.filter(line -> !line.isBlank()).count();
        }
        var bar = new ProgressBar("Sending " + path.getFileName(), System.err);
        try (var lines = Files.lines(path)) {
            var outcome = sender.send(lines.iterator(), done -> bar.show(done, total));
            bar.finish();
            return outcome;
        }
    }

    /** Nobody knows how long a stream is: there is no bar to show. */
    private static SendOutcome sendInput(EventSender sender) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            return sender.send(reader.lines().iterator(), done -> {});
        }
    }
}
