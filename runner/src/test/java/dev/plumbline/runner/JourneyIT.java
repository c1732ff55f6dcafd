package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A VIP customer whom the AI did not help")
class JourneyIT {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"'<>]+/s/[A-Za-z0-9_-]+");

    private final Instant now = Instant.now();
    private int number;

    @Test
    void is_asked_by_mail_answers_on_the_page_shows_in_the_figures_and_wakes_the_team_once() throws Exception {
        // Given
        var suite = SharedSuite.running();
        var api = Api.ofNewTenant(suite, "journey");
        var conversation = List.of(
                event("customer.updated", "ann", 120, "{\"email\":\"ann@example.com\",\"vip\":true,\"locale\":\"en\"}"),
                event(
                        "conversation.opened",
                        "talk-1",
                        100,
                        "{\"customerId\":\"ann\",\"channel\":\"chat\",\"handledBy\":\"ai\"}"),
                event("conversation.message", "talk-1", 90, "{\"author\":\"ai\"}"),
                event("conversation.resolved", "talk-1", 60, "{\"by\":\"ai\"}"));

        // When
        api.postBatch(conversation);
        var page = awaitLink(suite);

        // Then: looking is not answering
        assertThat(open(page + "?score=1").statusCode()).isEqualTo(200);
        assertThat(api.get(Service.SURVEY, "/v1/surveys").body())
                .contains("\"sent\"")
                .doesNotContain("answered\"");

        // When
        var thanks = BROWSER.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("score=1&comment=It+kept+looping"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(thanks.statusCode()).isLessThan(400);
        var from = now.minus(Duration.ofDays(1)).toString();
        var to = now.plus(Duration.ofDays(1)).toString();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var csat = api.figure("csat", from, to);
            assertThat(csat.get("n").asInt()).isEqualTo(1);
            assertThat(csat.get("value").asDouble()).isZero();
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(alerts(api)).hasSize(1));

        // When the same events come again
        api.postBatch(conversation);
        api.postBatch(
                List.of(event("conversation.opened", "talk-2", 50, "{\"customerId\":\"ann\",\"channel\":\"chat\"}")));
        await().atMost(Duration.ofSeconds(30)).until(() -> api.volume(from, to) == 2);

        // Then
        assertThat(alerts(api)).hasSize(1);
        assertThat(mails(suite)).hasSize(1);
    }

    private static String awaitLink(Suite suite) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !mails(suite).isEmpty());
        var link = LINK.matcher(mails(suite).getFirst());
        assertThat(link.find()).as("the mail has a link to the page").isTrue();
        return link.group();
    }

    private static List<String> mails(Suite suite) {
        return suite.mailbox().mails().stream()
                .filter(mail -> mail.to().contains("ann@example.com"))
                .map(mail -> mail.text().orElse("") + mail.html().orElse(""))
                .toList();
    }

    private static HttpResponse<String> open(String page) throws Exception {
        return BROWSER.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<JsonNode> alerts(Api api) throws Exception {
        var alerts = new ArrayList<JsonNode>();
        Api.json(api.get(Service.ALERT, "/v1/alerts")).get("alerts").forEach(alerts::add);
        return alerts;
    }

    private String event(String type, String subject, int secondsAgo, String data) {
        return """
        {"specversion":"1.0","id":"journey-%d","source":"/journey","type":"%s","subject":"%s","time":"%s","data":%s}""".formatted(number++, type, subject, now.minusSeconds(secondsAgo), data);
    }
}
