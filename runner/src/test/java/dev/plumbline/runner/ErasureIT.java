package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A customer whose data is erased")
class ErasureIT {
    private static final Pattern LINK = Pattern.compile("http://[^\\s\"'<>]+/s/[A-Za-z0-9_-]+");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> TRACES =
            List.of("eva-lind", "eva@example.com", "Where is my parcel", "Never again", "eva_from_berlin");

    private final Suite suite = SharedSuite.running();
    private final Instant now = Instant.now();
    private final String tenant = "erasure-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void is_gone_from_every_service_and_still_counted() throws Exception {
        // Given a VIP who was helped, asked, and answered; and something of hers that was refused
        var api = Api.ofNewTenant(suite, tenant);
        var events = List.of(
                event(
                        "u",
                        "customer.updated",
                        "eva-lind",
                        120,
                        "{\"email\":\"eva@example.com\",\"vip\":true,\"nick\":\"eva_from_berlin\"}"),
                event(
                        "o",
                        "conversation.opened",
                        "talk-1",
                        100,
                        "{\"customerId\":\"eva-lind\",\"channel\":\"chat\",\"category\":\"parcel\",\"handledBy\":\"ai\"}"),
                event(
                        "m",
                        "conversation.message",
                        "talk-1",
                        95,
                        "{\"author\":\"customer\",\"text\":\"Where is my parcel?\"}"),
                event("a", "conversation.message", "talk-1", 90, "{\"author\":\"ai\"}"),
                event("r", "conversation.resolved", "talk-1", 60, "{\"by\":\"ai\"}"));
        api.postBatch(events);
        var refused = event(
                "x",
                "conversation.opened",
                "talk-2",
                50,
                "{\"customerId\":\"eva-lind\",\"channel\":\"pigeon\",\"subjectLine\":\"Where is my parcel?\"}");
        assertThat(api.send(Service.INGESTION, "/v1/events", "application/cloudevents+json", refused)
                        .statusCode())
                .isEqualTo(400);
        answer(awaitLink());
        await().atMost(SOON).until(() -> figure(api, "csat").contains("\"n\":1"));
        await().atMost(SOON)
                .until(() -> api.get(Service.ALERT, "/v1/alerts").body().contains("Never again"));
        await().atMost(SOON).until(() -> rejected(api).contains("eva-lind"));
        assertThat(everything(api)).contains(TRACES.get(0), TRACES.get(1), TRACES.get(2), TRACES.get(3), TRACES.get(4));
        var before = figures(api);

        // When
        var answer = api.delete(Service.INGESTION, "/v1/customers/eva-lind/data");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(everything(api)).doesNotContain(TRACES));
        assertThat(api.get(Service.METRICS, "/v1/customers/eva-lind").statusCode())
                .isEqualTo(404);
        assertThat(figures(api)).isEqualTo(before);

        // When her events are sent again, and something of somebody else's
        api.postBatch(events);
        api.postBatch(List.of(event("bob", "conversation.opened", "talk-3", 40, "{\"channel\":\"chat\"}")));

        // Then
        await().atMost(SOON)
                .until(() ->
                        api.get(Service.METRICS, "/v1/conversations/talk-3").statusCode() == 200);
        await().atMost(SOON)
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(everything(api)).doesNotContain(TRACES));
        assertThat(rejected(api)).doesNotContain("conflict");
        assertThat(figure(api, "csat")).isEqualTo(before.get("csat"));
        assertThat(logs()).isNotEmpty().doesNotContain(TRACES);
    }

    private static String logs() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(Path.of("target", "suite", "logs"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /** What each service's API tells that could tell of her. */
    private static String everything(Api api) throws Exception {
        return api.get(Service.METRICS, "/v1/conversations/talk-1").body()
                + api.get(Service.METRICS, "/v1/customers").body()
                + api.get(Service.METRICS, "/v1/customers/eva-lind").body().replace("'eva-lind'", "")
                + api.get(Service.SURVEY, "/v1/surveys").body()
                + api.get(Service.ALERT, "/v1/alerts").body()
                + rejected(api);
    }

    /** The quarantine, each with its body. */
    private static String rejected(Api api) throws Exception {
        var all = new StringBuilder();
        for (var state : List.of("open", "dropped")) {
            for (var one : Api.json(api.get(Service.INGESTION, "/v1/rejected?state=" + state))
                    .get("rejected")) {
                all.append(api.get(
                                Service.INGESTION,
                                "/v1/rejected/" + one.get("id").asText())
                        .body());
            }
        }
        return all.toString();
    }

    private Map<String, String> figures(Api api) throws Exception {
        var figures = new TreeMap<String, String>();
        for (var kpi : api.kpis()) {
            figures.put(kpi, figure(api, kpi));
        }
        return figures;
    }

    /** A whole answer, up to a moment at which nothing is open. */
    private String figure(Api api, String kpi) throws Exception {
        return api.get(
                        Service.METRICS,
                        "/v1/kpis/%s?from=%s&to=%s"
                                .formatted(kpi, now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(1))))
                .body();
    }

    private URI awaitLink() {
        await().atMost(SOON)
                .until(() ->
                        suite.mailbox().mails().stream().anyMatch(it -> it.to().contains("eva@example.com")));
        var mail = suite.mailbox().mails().stream()
                .filter(it -> it.to().contains("eva@example.com"))
                .findFirst()
                .orElseThrow();
        var link = LINK.matcher(mail.text().orElse("") + mail.html().orElse(""));
        assertThat(link.find()).as("the mail has a link to the page").isTrue();
        return URI.create(link.group());
    }

    private static void answer(URI page) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            var thanks = browser.send(
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"score\": 1, \"comment\": \"Never again\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(thanks.statusCode()).as(thanks.body()).isEqualTo(200);
        }
    }

    private String event(String id, String type, String subject, int secondsAgo, String data) {
        return """
        {"specversion":"1.0","id":"%s","source":"/%s","type":"%s","subject":"%s","time":"%s","data":%s}""".formatted(id, tenant, type, subject, now.minusSeconds(secondsAgo), data);
    }
}
