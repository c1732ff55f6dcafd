package dev.plumbline.ingestion.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("A sender of CloudEvents that asks first")
class HandshakeTest {
    @Test
    void is_told_that_it_is_welcome_and_how_much() {
        given().header("WebHook-Request-Origin", "events.example.com")
                .header("WebHook-Request-Rate", "120")
                .options("/v1/events")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", equalTo("events.example.com"))
                .header("WebHook-Allowed-Rate", equalTo("120"))
                .header("Allow", containsString("POST"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "*", "0", "-5", "many", "999999999", "99999999999999999999"})
    void is_given_no_higher_rate_than_a_key_has(String rate) {
        var asked = given().header("WebHook-Request-Origin", "events.example.com");
        if (rate != null) {
            asked.header("WebHook-Request-Rate", rate);
        }
        asked.options("/v1/events")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Rate", equalTo(Long.toString(60L * 50_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "a b", "https://evil.example/path", ""})
    void is_not_answered_by_a_name_that_is_none(String origin) {
        given().header("WebHook-Request-Origin", origin)
                .options("/v1/events")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", nullValue());
    }

    @Test
    void is_not_called_back() throws IOException {
        var calls = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            given().header("WebHook-Request-Origin", "events.example.com")
                    .header(
                            "WebHook-Request-Callback",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/agree")
                    .options("/v1/events")
                    .then()
                    .statusCode(200)
                    .header("WebHook-Allowed-Origin", equalTo("events.example.com"));
            // A later request has been answered: whatever the first one set off would have been under way before it.
            given().options("/v1/events").then().statusCode(200).header("WebHook-Allowed-Origin", nullValue());
            assertThat(calls).hasValue(0);
        } finally {
            server.stop(0);
        }
    }
}
