package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rebuild that is asked for from the command line")
class RebuildTest {
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private HttpServer metrics;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        metrics.createContext("/v1/admin/rebuild", this::answer);
        metrics.start();
    }

    @AfterEach
    void stop() {
        metrics.stop(0);
    }

    @Test
    void is_begun_once_and_watched_until_it_is_done() {
        answers.add("{\"state\":\"running\",\"done\":0,\"total\":null}");
        answers.add("{\"state\":\"running\",\"done\":5,\"total\":12}");
        answers.add("{\"state\":\"done\",\"done\":13,\"total\":13}");

        assertThat(rebuild()).isEqualTo(13);

        assertThat(asked).containsExactly("POST Bearer key", "GET Bearer key", "GET Bearer key");
        assertThat(shown).containsExactly("5/12", "13/13");
    }

    @Test
    void says_why_it_failed() {
        answers.add("{\"state\":\"failed\",\"done\":5,\"total\":12,\"error\":\"An event cannot be read\"}");

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("An event cannot be read");
    }

    @Test
    void says_what_was_answered_to_a_key_that_may_not() {
        status = 403;
        answers.add("{\"detail\":\"This needs a key of scope admin\"}");

        assertThatThrownBy(this::rebuild)
                .isInstanceOf(SuiteFailure.class)
                .hasMessageContaining("403")
                .hasMessageContaining("scope admin");
    }

    private long rebuild() {
        var address = URI.create("http://localhost:" + metrics.getAddress().getPort());
        return new Rebuild(address, "key").run((done, total) -> shown.add(done + "/" + total));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            var body = answers.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
