package dev.plumbline.runner.cli;

import dev.plumbline.runner.history.PathGuess;
import dev.plumbline.runner.history.Settings;
import dev.plumbline.runner.history.load.Tally;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What an import was, for the one who ran it. */
final class ImportReport {
    private final String provider;
    private final int files;
    private final Settings settings;
    private final Optional<URI> dashboards;
    private final StringBuilder text = new StringBuilder();

    ImportReport(String provider, int files, Settings settings, Optional<URI> dashboards) {
        this.provider = provider;
        this.files = files;
        this.settings = settings;
        this.dashboards = dashboards;
    }

    String imported(Tally tally) {
        line("%nImported from %s.", source());
        understood(tally);
        sent(tally);
        next(tally);
        return text.toString();
    }

    String rehearsed(Tally tally) {
        line("%nUnderstood from %s; nothing was sent.", source());
        understood(tally);
        hints(tally);
        line("%nLeave out --dry-run to send it.");
        return text.toString();
    }

    String before(Tally tally) {
        line("%nThis export was imported whole before; --restart sends it again, which counts nothing twice.");
        understood(tally);
        sent(tally);
        next(tally);
        return text.toString();
    }

    private String source() {
        return "%d %s of %s".formatted(files, files == 1 ? "file" : "files", provider);
    }

    private void understood(Tally tally) {
        line("%n  Conversations  %,d", tally.conversations());
        tally.first()
                .ifPresent(first ->
                        line("  Time           %s to %s", first, tally.last().orElseThrow()));
        list(
                "  Events         ",
                tally.eventsByType().entrySet().stream()
                        .map(it -> "%-26s %,10d".formatted(it.getKey(), it.getValue()))
                        .toList());
        var paths = tally.paths().values().stream().mapToLong(Long::longValue).sum();
        list(
                "  Paths (a guess)",
                tally.paths().entrySet().stream()
                        .map(it -> " %-25s %,10d  %3d %%"
                                .formatted(it.getKey().words(), it.getValue(), 100 * it.getValue() / paths))
                        .toList());
        list(
                "  Left out       ",
                tally.leftOut().entrySet().stream()
                        .map(it -> "%,d x %s, e.g. %s"
                                .formatted(
                                        it.getValue().count(),
                                        it.getKey(),
                                        it.getValue().example()))
                        .toList());
        if (tally.faultCount() > 0) {
            list("  Wrong          ", tally.faults());
            more(tally.faultCount(), tally.faults().size(), "conversations or rows with something wrong");
        }
    }

    private void sent(Tally tally) {
        line("  Ingestion      %,d accepted, %,d rejected", tally.accepted(), tally.refused());
        list("                 ", tally.refusals());
        more(tally.refused(), tally.refusals().size(), "rejected events");
    }

    private void more(long all, int shown, String what) {
        if (all > shown) {
            line("                 (%,d %s in all)", all, what);
        }
    }

    private void next(Tally tally) {
        hints(tally);
        tally.first().ifPresent(first -> {
            var query = "/?from=%s&to=%s"
                    .formatted(
                            first.substring(0, 10),
                            Instant.parse(tally.last().orElseThrow())
                                    .plus(1, ChronoUnit.DAYS)
                                    .toString()
                                    .substring(0, 10));
            line(
                    "%nNext: see it on the dashboards, %s",
                    dashboards.map(it -> it.resolve(query).toString()).orElse(query));
        });
    }

    private void hints(Tally tally) {
        if (provider.equals("csv") || tally.conversations() == 0) {
            return;
        }
        if (!tally.paths().containsKey(PathGuess.AI_ONLY)) {
            line("""

                    No conversation looks like the AI's alone. If a bot answers as a user of the help desk, name it with
                    --bot-user before you import: what was imported is not changed by a later import.""");
        }
        if (settings.until().isEmpty()) {
            line("""

                    Do webhooks of %s bring events already? Then import only what happened before they were connected, with
                    --until: not all that both tell is told in the same words, and some would count twice.""", provider);
        }
    }

    private void list(String title, List<String> entries) {
        var begin = title;
        for (var entry : entries) {
            line("%s%s", begin, entry);
            begin = " ".repeat(title.length());
        }
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append(System.lineSeparator());
    }
}
