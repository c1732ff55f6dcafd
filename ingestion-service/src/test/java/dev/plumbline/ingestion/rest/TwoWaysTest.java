package dev.plumbline.ingestion.rest;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A body of a known length takes the short way on the event loop; the same in chunks, the long way on a worker. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("The short way and the long way of an event")
class TwoWaysTest {
    private record Answer(int status, String contentType, String body) {}

    static Stream<Arguments> requests() {
        return Stream.of(
                        List.of("a good event", Samples.ONE, resolved("e1")),
                        List.of("a good event as plain JSON", "application/json", resolved("e1")),
                        List.of(
                                "a good event in UTF-8",
                                "application/cloudevents+json; charset=UTF-8",
                                resolved("ä€😀")),
                        List.of("an event that breaks the contract", Samples.ONE, resolvedByNobody("e1")),
                        List.of(
                                "an event of no known type",
                                Samples.ONE,
                                event("e", "x.y", "2026-02-01T09:30:00Z", "{}")),
                        List.of("what is no JSON", Samples.ONE, "{\"specversion\": "),
                        List.of("what goes on after its end", Samples.ONE, resolved("e1") + "]"),
                        List.of("no object", Samples.ONE, "[1, 2]"),
                        List.of("a field named twice", Samples.ONE, "{\"id\": \"1\", \"id\": \"2\"}"),
                        List.of("very deep nesting", Samples.ONE, "[".repeat(100) + "]".repeat(100)),
                        List.of("another charset", "application/cloudevents+json; charset=utf-16", resolved("e1")),
                        List.of("no media type at all", "application/json;;;=", resolved("e1")),
                        List.of("blanks", Samples.ONE, "   "))
                .map(it -> Arguments.of(it.toArray()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void answer_alike_and_keep_alike(String what, String contentType, String body) throws Exception {
        var shortWay = TestTenant.withScopes(Scope.INGEST);
        var longWay = TestTenant.withScopes(Scope.INGEST);
        var bytes = body.getBytes(StandardCharsets.UTF_8);

        var first = post(shortWay, contentType, BodyPublishers.ofByteArray(bytes));
        var second = post(longWay, contentType, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));

        assertThat(first).isEqualTo(second);
        for (var topic : List.of(Topics.SUPPORT_EVENTS, Topics.SUPPORT_REJECTED)) {
            assertThat(messagesOf(shortWay, topic)).as(topic).hasSameSizeAs(messagesOf(longWay, topic));
        }
    }

    private static Answer post(TestTenant tenant, String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events"))
                    .header("Authorization", tenant.authorization())
                    .header("Content-Type", contentType)
                    .version(HttpClient.Version.HTTP_1_1)
                    .POST(body)
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("content-type").orElse("").split(";")[0];
            return new Answer(response.statusCode(), type, response.body());
        }
    }
}
