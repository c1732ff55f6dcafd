package dev.plumbline.ingestion.rest;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.header;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("Events on lines")
class LinesTest {
    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST);
    }

    @Test
    void are_counted_without_the_blank_ones_and_a_bad_line_harms_no_other() {
        var lines = String.join(
                "\n",
                "",
                resolved("e0"),
                "  \r",
                "{broken",
                resolved("e2") + "\r",
                resolvedByNobody("e3"),
                "",
                resolved("e4"));
        tenant.post("application/x-ndjson; charset=utf-8", lines)
                .statusCode(202)
                .body("accepted", equalTo(3))
                .body("rejected.index", equalTo(List.of(1, 3)))
                .body("rejected[0].detail", containsString("is no JSON"))
                .body("rejected[1].detail", containsString("/data/by"));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS))
                .extracting(it -> header(it, "ce_id"))
                .containsExactly("e0", "e2", "e4");
        assertThat(messagesOf(tenant, Topics.SUPPORT_REJECTED)).hasSize(2);
    }

    @Test
    void longer_than_a_megabyte_are_passed_over() {
        var long1 = event(
                "long",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "x".repeat(3_000_000) + "\"}");
        tenant.post(
                        Samples.LINES,
                        String.join("\n", resolved("e0"), long1, resolved("e2"), long1, resolved("e4"), long1))
                .statusCode(202)
                .body("accepted", equalTo(3))
                .body("rejected.index", equalTo(List.of(1, 3, 5)))
                .body("rejected[0].detail", containsString("1000000 bytes"));
    }

    @Test
    void of_more_than_five_megabytes_are_taken() {
        var half = event(
                "large",
                "conversation.message",
                "2026-02-01T09:30:00Z",
                "{\"author\": \"customer\", \"text\": \"" + "x".repeat(900_000) + "\"}");
        tenant.post(Samples.LINES, (half + "\n").repeat(12)).statusCode(202).body("accepted", equalTo(12));
    }

    @Test
    void that_are_none_are_refused() {
        tenant.post(Samples.LINES, "").statusCode(400).body("detail", containsString("no event"));
        tenant.post(Samples.LINES, "\n \n\n").statusCode(400);
    }

    @Test
    void of_which_none_is_good_are_refused_by_index_and_field() {
        tenant.post(Samples.LINES, resolvedByNobody("e0") + "\nnonsense\n")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/0/data/by", "/1")))
                .body("rejected.index", equalTo(List.of(0, 1)));
    }

    @Test
    void with_very_many_bad_ones_name_the_first_thousand_and_count_all() {
        tenant.post(Samples.LINES, resolved("e0") + "\n" + "nonsense\n".repeat(2_500))
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(1_000))
                .body("rejectedCount", equalTo(2_500));
    }

    @Test
    void may_be_packed_in_several_members() throws IOException {
        var packed = new ByteArrayOutputStream();
        for (var id : List.of("e0", "e1", "e2")) {
            try (var out = new GZIPOutputStream(packed)) {
                out.write((resolved(id) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        tenant.request()
                .contentType(Samples.LINES)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/v1/events")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(3));
    }

    @Test
    void whose_packing_breaks_off_are_taken_up_to_there() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed, true)) {
            out.write((resolved("e0") + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            out.write((resolved("e1") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var torso = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);
        tenant.request()
                .contentType(Samples.LINES)
                .header("Content-Encoding", "gzip")
                .body(torso)
                .post("/v1/events")
                .then()
                .statusCode(400)
                .body("accepted", equalTo(1))
                .body("nextIndex", equalTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void are_taken_while_they_come_in_and_never_held(HttpClient.Version version)
            throws IOException, InterruptedException {
        var lines = new Lines(200_000);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events"))
                .header("Authorization", tenant.authorization())
                .header("Content-Type", Samples.LINES)
                .version(version)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                .build();
        tenant.post(Samples.LINES, (resolved("warm-up") + "\n").repeat(50_000)).statusCode(202);
        var before = usedMemory();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"accepted\":200000,\"rejected\":[]}");
        }
        assertThat(lines.bytes).isGreaterThan(90_000_000);
        assertThat(lines.usedNearTheEnd.get() - before).isLessThan(32_000_000);
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).hasSize(250_000);
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Half a kilobyte a line, made as it is read; looks at the memory when nearly all has gone. */
    private static final class Lines extends InputStream {
        private final AtomicLong usedNearTheEnd = new AtomicLong();
        private final int count;
        private int next;
        private long bytes;
        private byte[] line = new byte[0];
        private int position;

        Lines(int count) {
            this.count = count;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (position == line.length && !advance()) {
                return -1;
            }
            var given = Math.min(length, line.length - position);
            System.arraycopy(line, position, buffer, offset, given);
            position += given;
            return given;
        }

        private boolean advance() {
            if (next == count) {
                return false;
            }
            if (next == count * 95 / 100) {
                usedNearTheEnd.set(usedMemory());
            }
            line = (event(
                                    "e" + next,
                                    "conversation.message",
                                    "2026-02-01T09:30:00Z",
                                    "{\"author\": \"customer\", \"text\": \"" + "x".repeat(300) + "\"}")
                            + "\n")
                    .replace("\"c1\"", "\"c" + next % 5000 + "\"")
                    .getBytes(StandardCharsets.UTF_8);
            bytes += line.length;
            position = 0;
            next++;
            return true;
        }
    }
}
