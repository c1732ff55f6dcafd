package dev.plumbline.runner.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.runner.SuiteFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Posts events, however many, to ingestion. What did not get through is sent again: ingestion tells duplicates from events. */
public final class EventSender {
    private static final int AT_ONCE = 2;
    private static final int ATTEMPTS = 8;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Taken NOTHING = new Taken(0, SendOutcome.nothing());

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI events;
    private final String apiKey;

    public EventSender(URI ingestion, String apiKey) {
        this.events = ingestion.resolve("/v1/events");
        this.apiKey = apiKey;
    }

    /** Sends lines of CloudEvents; {@code progress} hears how many lines have been answered so far. */
    public SendOutcome send(Iterator<String> lines, LongConsumer progress) {
        var cutter = new Batch.Cutter(lines);
        var underWay = new ArrayList<CompletableFuture<SendOutcome>>();
        var outcome = SendOutcome.nothing();
        long answered = 0;
        var sizes = new ArrayList<Integer>();
        for (var batch = cutter.next(); !batch.isEmpty() || !underWay.isEmpty(); batch = cutter.next()) {
            if (!batch.isEmpty()) {
                underWay.add(post(batch, 1));
                sizes.add(batch.size());
            }
            if (underWay.size() == AT_ONCE || batch.isEmpty()) {
                outcome = outcome.and(answer(underWay.removeFirst()));
                answered += sizes.removeFirst();
                progress.accept(answered);
            }
        }
        return outcome;
    }

    private static SendOutcome answer(CompletableFuture<SendOutcome> future) {
        try {
            return future.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    private CompletableFuture<SendOutcome> post(Batch batch, int attempt) {
        var request = HttpRequest.newBuilder(events)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + apiKey)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(batch.body()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((response, failure) -> {
                    if (failure == null && response.statusCode() == TOO_MANY_REQUESTS) {
                        // The limit is not an outage: it lets everything through in the end.
                        return later(pause(response), batch, attempt);
                    }
                    if (failure == null && response.statusCode() != UNAVAILABLE) {
                        return CompletableFuture.completedFuture(read(batch, response));
                    }
                    var taken = failure == null ? takenOf(batch, response) : NOTHING;
                    var attemptsMade = taken.events() > 0 ? 0 : attempt;
                    if (attemptsMade == ATTEMPTS) {
                        throw new SuiteFailure(
                                "Ingestion at %s does not answer; is the suite up? Sending the same again later is safe."
                                        .formatted(events));
                    }
                    var pause = failure == null ? pause(response) : PAUSE;
                    return later(pause, batch.from(taken.events()), attemptsMade + 1)
                            .thenApply(rest -> taken.outcome().and(rest));
                })
                .thenCompose(outcome -> outcome);
    }

    private CompletableFuture<SendOutcome> later(Duration pause, Batch batch, int attempt) {
        if (batch.isEmpty()) {
            return CompletableFuture.completedFuture(SendOutcome.nothing());
        }
        var executor = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> post(batch, attempt), executor)
                .thenCompose(again -> again);
    }

    /** How long ingestion asks to wait, within reason. */
    private static Duration pause(HttpResponse<String> response) {
        var asked = response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("[0-9]{1,6}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)))
                .orElse(PAUSE);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    /** How many events from the batch's beginning are dealt with, and what became of them. */
    private record Taken(int events, SendOutcome outcome) {}

    /** Whoever went away in the middle says how far it came. */
    private static Taken takenOf(Batch batch, HttpResponse<String> response) {
        var answer = json(response.body());
        var next = answer.path("nextIndex").asInt(0);
        return next > 0 && next <= batch.size()
                ? new Taken(next, new SendOutcome(answer.path("accepted").asLong(), rejected(batch, answer)))
                : NOTHING;
    }

    private SendOutcome read(Batch batch, HttpResponse<String> response) {
        JsonNode answer = json(response.body());
        return switch (response.statusCode()) {
            case 202 -> {
                var rejected = rejected(batch, answer);
                yield new SendOutcome(
                        answer.path("accepted").asLong(),
                        rejected,
                        answer.path("rejectedCount").asLong(rejected.size()));
            }
            case 400 -> new SendOutcome(0, allRejected(batch, answer));
            case 401, 403 ->
                throw new SuiteFailure(
                        "Ingestion does not take the API key (%d): set PLUMBLINE_API_KEY to one with the scope ingest."
                                .formatted(response.statusCode()));
            default ->
                throw new SuiteFailure("Ingestion answered %d: %s"
                        .formatted(response.statusCode(), answer.path("detail").asText(response.body())));
        };
    }

    private static List<SendOutcome.Rejected> rejected(Batch batch, JsonNode answer) {
        var rejected = new ArrayList<SendOutcome.Rejected>();
        for (JsonNode entry : answer.path("rejected")) {
            rejected.add(new SendOutcome.Rejected(
                    batch.lineOf(entry.path("index").asInt(-1)),
                    entry.path("id").asText(""),
                    entry.path("detail").asText("")));
        }
        return rejected;
    }

    /** Nothing of a batch was acceptable: the answer names every event, or says once what is wrong with all. */
    private static List<SendOutcome.Rejected> allRejected(Batch batch, JsonNode answer) {
        var named = rejected(batch, answer);
        if (named.size() == batch.size()) {
            return named;
        }
        String detail = answer.path("detail").asText("not acceptable");
        return batch.numbers().stream()
                .map(number -> new SendOutcome.Rejected(number, "", detail))
                .toList();
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }
}
