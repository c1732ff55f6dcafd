package dev.plumbline.runner.cli;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.runner.history.IntercomHistory;
import dev.plumbline.runner.history.Settings;
import dev.plumbline.runner.history.file.CsvExport;
import dev.plumbline.runner.history.file.Export;
import dev.plumbline.runner.history.file.IntercomExport;
import dev.plumbline.runner.history.file.ZendeskExport;
import dev.plumbline.runner.history.load.HistoryImport;
import dev.plumbline.runner.history.load.ImportState;
import dev.plumbline.runner.send.EventSender;
import dev.plumbline.runner.send.SendOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the history of a help desk in. */
@Command(
        name = "import",
        description = {
            "Brings exports of a help desk in, so that there is a baseline before anything changes. "
                    + "What is stopped goes on where it was when the same is run again; what is imported twice counts once.",
            "",
            "The exit code is 0 when all was taken, 1 when something was not, 2 when the command cannot be understood. "
                    + "How to export, and the form of CSV files: docs/import.md.",
            ""
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final URI USUAL_INGESTION = URI.create("http://localhost:8081");
    private static final List<String> PROVIDERS = List.of("zendesk", "intercom", "csv");

    @Option(names = "--provider", required = true, paramLabel = "NAME", description = "zendesk, intercom or csv.")
    private String provider;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of the export, packed with gzip or not; - reads standard input.")
    private List<String> files;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "The help desk's account: Intercom's workspace id, Zendesk's subdomain or account number. "
                    + "Keep to one: under another, everything is new. Default: what the export says, for CSV 'import'.")
    private Optional<String> account = Optional.empty();

    @Option(
            names = "--bot-user",
            paramLabel = "ID",
            description =
                    "A user of the help desk who is the AI; repeat it for several. Decide before the first import.")
    private Set<String> bots = Set.of();

    @Option(
            names = "--external-ids",
            description =
                    "Customers of Zendesk by the external ids of the export's users. Zendesk's webhooks do not tell "
                            + "these: leave it out when webhooks go on with the history.")
    private boolean externalIds;

    @Option(
            names = "--category-field",
            paramLabel = "FIELD",
            description = "The field that says what a conversation is about: the id of a ticket field of Zendesk, "
                    + "the name of a conversation attribute of Intercom.")
    private Optional<String> categoryField = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Take only what happened before: the moment since which webhooks bring it. "
                    + "2026-02-01T09:30:00Z, or a date, which is midnight UTC.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Of times without an offset in CSV files, for instance Europe/Berlin.")
    private Optional<String> zone = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Understand and sum up without sending; shows what the first conversations become.")
    private boolean dryRun;

    @Option(names = "--restart", description = "Begin anew instead of going on where the last run stopped.")
    private boolean restart;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "Where is kept how far it came. Default: a file of the export's own in import in the data folder.")
    private Optional<Path> stateFile = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The API key. Default: PLUMBLINE_API_KEY, else the key in the data folder. "
                    + "Others on this machine can see arguments; the environment they cannot.")
    private Optional<String> key = Optional.empty();

    @Mixin
    private RunningSuite suite;

    @Override
    public Integer call() {
        try {
            return run();
        } catch (Misunderstanding misunderstanding) {
            System.err.println(misunderstanding.getMessage());
            return ExitCode.USAGE;
        }
    }

    private int run() {
        if (!PROVIDERS.contains(provider)) {
            throw new Misunderstanding(
                    "There is no provider %s: it is one of %s.".formatted(provider, String.join(", ", PROVIDERS)));
        }
        var settings = new Settings(account, new TreeSet<>(bots), categoryField, untilInstant(), zoneId(), externalIds);
        if (provider.equals("intercom") && account.isEmpty()) {
            throw new Misunderstanding(
                    "An export of Intercom does not say whose it is: give --account, the workspace id that stands in the "
                            + "address of your inbox behind /apps/ or /inbox/.");
        }
        try (var input = ImportInput.of(files, suite.data().resolve("import"));
                var export = open(input, settings)) {
            return dryRun ? rehearse(export, settings) : send(export, input, settings);
        }
    }

    private Export open(ImportInput input, Settings settings) {
        return switch (provider) {
            case "zendesk" -> zendesk(input, settings);
            case "intercom" -> new IntercomExport(input.files(), new IntercomHistory(settings));
            default -> new CsvExport(input.files(), settings);
        };
    }

    private Export zendesk(ImportInput input, Settings settings) {
        var bar = new ProgressBar("Looking through", System.err);
        var export = new ZendeskExport(
                input.files(), settings, input.scratch(), share -> bar.show(Math.round(share * 1_000), 1_000));
        bar.finish();
        if (settings.account().isEmpty() && export.account().isEmpty()) {
            export.close();
            throw new Misunderstanding(
                    "No ticket of the export says whose it is: give --account, the subdomain of your Zendesk.");
        }
        return export;
    }

    private int rehearse(Export export, Settings settings) {
        var progress = new ImportProgress("Understanding", ImportProgress.SHOWN_EXAMPLES);
        var state = new HistoryImport(lines -> SendOutcome.nothing(), settings.until(), kept -> {}, progress)
                .run(export, ImportState.begin("dry run"));
        progress.finish();
        System.out.println(progress.examples());
        System.out.print(new ImportReport(provider, files.size(), settings, Optional.empty()).rehearsed(state.tally()));
        return state.tally().isWhole() ? 0 : 1;
    }

    private int send(Export export, ImportInput input, Settings settings) {
        var ingestion = suite.ingestionOr(USUAL_INGESTION);
        var apiKey = key.orElseGet(suite::apiKey);
        var name = input.fingerprint(List.of(provider, settings.toString(), ingestion.toString(), apiKey));
        var file = stateFile.orElseGet(() -> input.folder().resolve(name.substring(0, 16) + ".json"));
        var begun = restart ? ImportState.begin(name) : ImportState.kept(file).orElseGet(() -> ImportState.begin(name));
        if (!begun.export().equals(name)) {
            throw new Misunderstanding(
                    "%s is the state of another import: give another --state, or --restart to begin anew."
                            .formatted(file));
        }
        var report = new ImportReport(provider, files.size(), settings, suite.dashboards());
        if (begun.whole()) {
            System.out.print(report.before(begun.tally()));
            return begun.tally().isWhole() ? 0 : 1;
        }
        if (begun.records() > 0) {
            System.err.printf("Going on after the %,d conversations or rows that were sent before.%n", begun.records());
        }
        var sender = new EventSender(ingestion, apiKey);
        var progress = new ImportProgress("Importing", 0);
        var state = new HistoryImport(
                        lines -> sender.send(lines.iterator(), done -> {}),
                        settings.until(),
                        kept -> kept.keep(file),
                        progress)
                .run(export, begun);
        progress.finish();
        System.out.print(report.imported(state.tally()));
        return state.tally().isWhole() ? 0 : 1;
    }

    private Optional<Instant> untilInstant() {
        return until.map(text -> {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Rfc3339.parse(text);
            } catch (DateTimeException malformed) {
                throw new Misunderstanding(
                        "--until must be an instant such as 2026-02-01T09:30:00Z, or a date; it is " + text + ".");
            }
        });
    }

    private Optional<ZoneId> zoneId() {
        return zone.map(text -> {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException unknown) {
                throw new Misunderstanding("There is no time zone " + text + ": name one such as Europe/Berlin.");
            }
        });
    }
}
