package dev.plumbline.ingestion.rest;

import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.SlowSender;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(LimitsTest.Tight.class)
@DisplayName("A sender who takes more than its share")
class LimitsTest {
    private static final int BURST = 40;

    public static final class Tight implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "plumbline.ingestion.limits.requests-per-second", "1",
                    "plumbline.ingestion.limits.request-burst", Integer.toString(BURST),
                    "plumbline.ingestion.limits.body-memory", "12M",
                    "plumbline.ingestion.limits.streams", "1",
                    "plumbline.ingestion.limits.longest-stream", "4s",
                    "plumbline.ingestion.limits.longest-body", "3s");
        }
    }

    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {Samples.ONE, Samples.BATCH})
    void is_asked_to_come_again_and_disturbs_nobody_else(String contentType) {
        var body = contentType.equals(Samples.ONE) ? resolved("e") : "[" + resolved("e") + "]";
        var accepted = IntStream.range(0, 2 * BURST)
                .filter(count -> tenant.post(contentType, body).extract().statusCode() == 202)
                .count();
        assertThat(accepted).isLessThan(2 * BURST);
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).hasSize((int) accepted);
        IntStream.range(0, BURST).forEach(count -> tenant.post(contentType, body));
        tenant.post(contentType, body)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .body("status", equalTo(429));

        TestTenant.withScopes(Scope.INGEST).post(contentType, body).statusCode(202);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> tenant.post(contentType, body).extract().statusCode() == 202);
    }

    @Test
    void of_large_bodies_leaves_room_for_small_ones_and_waits_for_the_memory() throws IOException {
        try (var large = SlowSender.begin(tenant, Samples.BATCH, 5_000_000)) {
            large.send("[" + " ".repeat(1_000_000));
            var more = "[" + " ".repeat(3_000_000) + resolved("e") + "]";
            await().untilAsserted(() -> tenant.post(Samples.BATCH, more)
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", notNullValue())
                    .time(lessThan(3_000L)));
            tenant.post(Samples.ONE, resolved("small")).statusCode(202);
        }
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> tenant.post(Samples.BATCH, "[" + " ".repeat(3_000_000) + resolved("e") + "]")
                                .extract()
                                .statusCode()
                        == 202);
    }

    @Test
    void with_a_second_stream_of_lines_waits_for_the_first_to_end() throws IOException {
        try (var first = SlowSender.begin(tenant, Samples.LINES, -1)) {
            first.sendChunk(resolved("e0") + "\n");
            await().until(() -> messagesOf(tenant, Topics.SUPPORT_EVENTS).size() == 1);
            tenant.post(Samples.LINES, resolved("e1"))
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("detail", containsString("streams"));
            first.endChunks();
            assertThat(first.answer()).contains("202").contains("\"accepted\":1");
        }
        tenant.post(Samples.LINES, resolved("e1")).statusCode(202);
    }

    @Test
    void by_a_stream_without_an_end_is_told_how_far_it_came() throws IOException {
        try (var stream = SlowSender.begin(tenant, Samples.LINES, -1)) {
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        if (!stream.isAnswered()) {
                            stream.sendChunk(resolved("e") + "\n");
                        }
                        return stream.isAnswered();
                    });
            var answer = stream.answer();
            assertThat(answer)
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json")
                    .containsPattern("\"accepted\":\\d\\d?[,}]")
                    .contains("\"nextIndex\"");
        }
        tenant.post(Samples.LINES, resolved("e1")).statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100_000})
    void by_an_event_that_trickles_in_is_cut_off(int length) throws IOException {
        try (var slow = SlowSender.begin(tenant, Samples.ONE, length)) {
            slow.send("{");
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        if (!slow.isAnswered()) {
                            slow.send(" ");
                        }
                        return slow.isAnswered();
                    });
            assertThat(slow.answer()).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
        tenant.post(Samples.ONE, resolved("e")).statusCode(202);
    }

    @Test
    void by_three_hundred_megabytes_packed_into_one_line_takes_no_more_than_a_line() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (var count = 0; count < 300; count++) {
                out.write(megabyte);
            }
            out.write(("\n" + resolved("after")).getBytes(StandardCharsets.UTF_8));
        }
        tenant.request()
                .contentType(Samples.LINES)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/v1/events")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1))
                .body("rejected[0].detail", containsString("1000000 bytes"));
    }

    @Test
    void by_six_megabytes_packed_into_six_thousand_bytes_is_refused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(("[" + " ".repeat(6_000_000) + resolved("e") + "]").getBytes(StandardCharsets.UTF_8));
        }
        tenant.request()
                .contentType(Samples.BATCH)
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/v1/events")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void by_a_batch_of_very_many_things_that_are_no_events_is_refused() {
        tenant.post(Samples.BATCH, "[" + "1,".repeat(60_000) + "1]")
                .statusCode(413)
                .body("detail", containsString("50000"));
        assertThat(messagesOf(tenant, Topics.SUPPORT_REJECTED)).isEmpty();
    }
}
