package dev.plumbline.ingestion.kafka;

import static dev.plumbline.ingestion.Samples.resolved;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.OwnKafka;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedParts.class,
        initArgs = @ResourceArg(name = "service", value = "ingestion"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OwnKafka.class, restrictToAnnotatedClass = true)
@DisplayName("While Kafka is away")
class KafkaAwayTest {
    private TestTenant tenant;
    private boolean away;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST);
    }

    @AfterEach
    void bring_it_back() {
        if (away) {
            comeBack();
        }
    }

    @Test
    void events_are_put_off_soon_and_taken_again_when_it_is_back() {
        tenant.post(Samples.ONE, resolved("before")).statusCode(202);
        goAway();
        tenant.post(Samples.ONE, resolved("during"))
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .time(lessThan(4_000L));
        tenant.post(Samples.BATCH, "[" + resolved("during") + "]")
                .statusCode(503)
                .body("accepted", equalTo(0))
                .body("nextIndex", equalTo(0));
        given().get("/q/health/live").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/q/health/ready").statusCode() == 503);
        comeBack();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        tenant.post(Samples.ONE, resolved("after")).extract().statusCode() == 202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(TopicReader.messagesOf(tenant, Topics.SUPPORT_EVENTS))
                .extracting(it -> TopicReader.header(it, "ce_id"))
                .contains("before", "after");
    }

    @Test
    void lines_under_way_are_answered_with_how_far_they_came() throws IOException, InterruptedException {
        try (var out = new PipedOutputStream();
                var in = new PipedInputStream(out, 1 << 20);
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events"))
                    .header("Authorization", tenant.authorization())
                    .header("Content-Type", Samples.LINES)
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> in))
                    .build();
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            // Given: a hundred lines that are taken while the request is still open
            out.write((resolved("e") + "\n").repeat(100).getBytes(StandardCharsets.UTF_8));
            out.flush();
            // The client hands on in portions: what fills the last one pushes the hundred out.
            out.write(" \n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
            out.flush();
            await().until(() ->
                    TopicReader.messagesOf(tenant, Topics.SUPPORT_EVENTS).size() == 100);
            // When
            goAway();
            out.write((resolved("late") + "\n").getBytes(StandardCharsets.UTF_8));
            out.close();
            // Then
            var problem = answer.join();
            assertThat(problem.statusCode()).isEqualTo(503);
            assertThat(problem.body()).contains("\"accepted\":100").contains("\"nextIndex\":100");
        }
    }

    private void goAway() {
        OwnKafka.goAway();
        away = true;
    }

    private void comeBack() {
        OwnKafka.comeBack();
        away = false;
    }
}
