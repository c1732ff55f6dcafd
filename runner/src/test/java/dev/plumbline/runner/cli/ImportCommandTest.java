package dev.plumbline.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.runner.history.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a person types it, against an ingestion that only remembers. */
@DisplayName("./plumbline import")
class ImportCommandTest {
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream usualOut = System.out;
    private final PrintStream usualErr = System.err;
    private HttpServer ingestion;
    private volatile int answer = 202;

    @TempDir
    Path data;

    @BeforeEach
    void listen() throws IOException {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        ingestion = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingestion.createContext("/v1/events", exchange -> {
            try (exchange) {
                var lines = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                if (answer == 202) {
                    received.addAll(lines);
                }
                var body = "{\"accepted\":%d,\"rejected\":[]}"
                        .formatted(lines.size())
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        ingestion.start();
    }

    @AfterEach
    void stop() {
        System.setOut(usualOut);
        System.setErr(usualErr);
        ingestion.stop(0);
    }

    @Test
    void sends_what_it_understood_and_sums_it_up() {
        assertThat(run("--provider", "zendesk", "--bot-user", "900", fixture("zendesk.json")))
                .isZero();
        assertThat(received).hasSize(44).doesNotHaveDuplicates();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Conversations  5", "2026-03-02T09:00:00Z to 2026-03-09T08:00:00Z")
                .contains("conversation.message", "AI only", "AI to human")
                .contains("1 x ticket merged into another, e.g. ticket 105")
                .contains("44 accepted, 0 rejected")
                .contains("?from=2026-03-02&to=2026-03-10");
    }

    @Test
    void sends_nothing_again_when_all_was_sent_unless_told_to() {
        var command = new String[] {"--provider", "intercom", "--account", "app1", fixture("intercom.json")};
        assertThat(run(command)).isZero();
        var once = received.size();
        assertThat(run(command)).isZero();
        assertThat(received).hasSize(once);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("was imported whole before");
        run(Stream.concat(Stream.of(command), Stream.of("--restart")).toArray(String[]::new));
        assertThat(received).hasSize(2 * once);
        assertThat(new LinkedHashSet<>(received)).hasSize(once);
    }

    @Test
    void goes_on_where_it_was_when_ingestion_did_not_take_it() {
        answer = 401;
        assertThat(run("--provider", "csv", fixture("conversations.csv"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("does not take the API key");
        answer = 202;
        assertThat(run("--provider", "csv", fixture("conversations.csv"))).isZero();
        assertThat(received).hasSize(20);
    }

    @Test
    void reads_standard_input_and_leaves_no_copy_of_it() throws IOException {
        var usual = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(Fixture.path("conversations.csv"))));
            assertThat(run("--provider", "csv", "-")).isZero();
        } finally {
            System.setIn(usual);
        }
        assertThat(received).hasSize(20);
        try (var left = Files.list(data.resolve("import"))) {
            assertThat(left).singleElement().asString().endsWith(".json");
        }
    }

    @Test
    void removes_what_an_import_that_was_killed_left_and_nothing_of_one_that_runs() throws IOException {
        var running = Files.createDirectories(
                data.resolve("import/scratch-" + ProcessHandle.current().pid()));
        var killed = Files.createDirectories(data.resolve("import/scratch-999999999999"));
        Files.writeString(killed.resolve("part-000"), "t{}");
        var input = Files.writeString(data.resolve("import/standard-input-999999999999-1"), "{}");
        run("--provider", "csv", fixture("conversations.csv"));
        assertThat(killed).doesNotExist();
        assertThat(input).doesNotExist();
        assertThat(running).exists();
    }

    @Test
    void rehearses_without_a_suite_or_a_key() {
        assertThat(run("--provider", "zendesk", "--dry-run", fixture("zendesk.json")))
                .isZero();
        assertThat(received).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"type\":\"conversation.opened\"")
                .contains("nothing was sent")
                .contains("--bot-user before you import");
    }

    @Test
    void ends_with_1_and_names_the_place_when_a_row_cannot_be_taken() throws IOException {
        var file = Files.writeString(data.resolve("bad.csv"), "id,channel,opened_at\nA,fax,2026-03-02T09:00:00Z\n");
        assertThat(run("--provider", "csv", file.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("bad.csv, line 2, column 2 (channel): must be one of");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--provider freshdesk x.json | There is no provider freshdesk: it is one of zendesk, intercom, csv.",
                "--provider csv missing.csv | There is no readable file missing.csv.",
                "--provider intercom pom.xml | An export of Intercom does not say whose it is: give --account",
                "--provider csv --until soon pom.xml | --until must be an instant such as 2026-02-01T09:30:00Z, or a date; it is soon.",
                "--provider csv --zone Mars pom.xml | There is no time zone Mars: name one such as Europe/Berlin."
            })
    void ends_with_2_and_one_sentence_when_it_cannot_be_understood(String arguments, String sentence) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).strip())
                .startsWith(sentence)
                .doesNotContain("\n");
    }

    private int run(String... arguments) {
        var all = Stream.concat(
                Stream.of(
                        "import",
                        "--data",
                        data.toString(),
                        "--url",
                        "http://127.0.0.1:" + ingestion.getAddress().getPort(),
                        "--key",
                        "plk_test"),
                Stream.of(arguments));
        var command = Main.commandLine().setErr(new java.io.PrintWriter(System.err, true));
        return command.execute(all.toArray(String[]::new));
    }

    private static String fixture(String name) {
        return Fixture.path(name).toString();
    }
}
