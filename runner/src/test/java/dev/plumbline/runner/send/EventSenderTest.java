package dev.plumbline.runner.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.runner.SuiteFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sending a file of events")
class EventSenderTest {
    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    private HttpServer ingestion;
    private Answering answering;
    private String retryAfter;

    private interface Answering {
        Answer to(int lines);
    }

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        ingestion = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ingestion.createContext("/v1/events", this::take);
        ingestion.start();
    }

    @AfterEach
    void stop() {
        ingestion.stop(0);
    }

    @Test
    void posts_every_line_in_batches_and_adds_up_what_was_accepted() {
        answering = lines -> new Answer(202, "{\"accepted\":%d,\"rejected\":[]}".formatted(lines));
        var progress = new ArrayList<Long>();
        var lines = IntStream.range(0, 5_000).mapToObj(Integer::toString).iterator();
        var outcome = sender().send(lines, progress::add);
        assertThat(outcome).isEqualTo(new SendOutcome(5_000, List.of()));
        assertThat(batches).containsExactlyInAnyOrder(2_000, 2_000, 1_000);
        assertThat(progress).last().isEqualTo(5_000L);
    }

    @Test
    void names_the_line_of_a_rejected_event_although_blank_lines_are_no_events() {
        answering = lines -> new Answer(
                202, "{\"accepted\":1,\"rejected\":[{\"index\":1,\"id\":\"b\",\"detail\":\"time is missing\"}]}");
        var outcome = sender().send(List.of("a", "", "", "b").iterator(), done -> {});
        assertThat(outcome.rejected()).containsExactly(new SendOutcome.Rejected(4, "b", "time is missing"));
    }

    @Test
    void counts_a_batch_with_nothing_acceptable_as_rejected() {
        answering = lines -> new Answer(400, "{\"detail\":\"no event was acceptable\"}");
        var outcome = sender().send(List.of("a", "b").iterator(), done -> {});
        assertThat(outcome.accepted()).isZero();
        assertThat(outcome.rejected())
                .extracting(SendOutcome.Rejected::detail)
                .containsExactly("no event was acceptable", "no event was acceptable");
    }

    @Test
    void sends_again_what_could_not_be_taken_for_a_while() {
        var attempts = new AtomicInteger();
        answering = lines -> attempts.getAndIncrement() == 0
                ? new Answer(503, "{\"accepted\":0,\"nextIndex\":0}")
                : new Answer(202, "{\"accepted\":1,\"rejected\":[]}");
        assertThat(sender().send(List.of("a").iterator(), done -> {}).accepted())
                .isEqualTo(1);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void goes_on_after_what_was_taken_before_ingestion_went_away() {
        var attempts = new AtomicInteger();
        answering = lines -> attempts.getAndIncrement() == 0
                ? new Answer(
                        503,
                        "{\"accepted\":1,\"nextIndex\":2,\"rejected\":[{\"index\":1,\"id\":\"b\",\"detail\":\"bad\"}]}")
                : new Answer(202, "{\"accepted\":0,\"rejected\":[{\"index\":0,\"id\":\"c\",\"detail\":\"worse\"}]}");
        var outcome = sender().send(List.of("a", "b", "c").iterator(), done -> {});
        assertThat(batches).containsExactly(3, 1);
        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(outcome.rejected())
                .containsExactly(new SendOutcome.Rejected(2, "b", "bad"), new SendOutcome.Rejected(3, "c", "worse"));
    }

    @Test
    void waits_as_long_as_it_is_asked_to_when_it_sends_too_much() {
        var attempts = new AtomicInteger();
        retryAfter = "0";
        // More often than an ingestion that is away would be tried.
        answering = lines -> attempts.getAndIncrement() < 20
                ? new Answer(429, "{}")
                : new Answer(202, "{\"accepted\":1,\"rejected\":[]}");
        assertThat(sender().send(List.of("a").iterator(), done -> {}).accepted())
                .isEqualTo(1);
    }

    @Test
    void counts_the_rejected_that_ingestion_does_not_name() {
        answering = lines -> new Answer(
                202,
                "{\"accepted\":1,\"rejected\":[{\"index\":1,\"id\":\"b\",\"detail\":\"bad\"}],\"rejectedCount\":2}");
        var outcome = sender().send(List.of("a", "b", "c").iterator(), done -> {});
        assertThat(outcome.rejectedCount()).isEqualTo(2);
    }

    @Test
    void says_what_to_do_about_a_key_that_is_not_taken() {
        answering = lines -> new Answer(401, "{}");
        assertThatThrownBy(() -> sender().send(List.of("a").iterator(), done -> {}))
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("PLUMBLINE_API_KEY");
    }

    private EventSender sender() {
        return new EventSender(
                URI.create("http://127.0.0.1:" + ingestion.getAddress().getPort()), "plk_test");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int lines = (int) body.lines().count();
            batches.add(lines);
            var answer = answering.to(lines);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
