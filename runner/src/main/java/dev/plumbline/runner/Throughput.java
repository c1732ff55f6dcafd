package dev.plumbline.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.runner.send.EventSender;
import dev.plumbline.runner.send.SendOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How fast events become figures: posts conversations and waits until the KPI API has counted all of them. */
public final class Throughput {
    private static final int EVENTS_PER_CONVERSATION = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI ingestion;
    private final URI metrics;
    private final String apiKey;

    public Throughput(URI ingestion, URI metrics, String apiKey) {
        this.ingestion = ingestion;
        this.metrics = metrics;
        this.apiKey = apiKey;
    }

    /**
     * What was measured.
     *
     * @param accepted until ingestion had answered for all events
     * @param counted until the figures had all of them
     */
    public record Result(long events, Duration accepted, Duration counted) {
        public long acceptedPerSecond() {
            return perSecond(accepted);
        }

        public long countedPerSecond() {
            return perSecond(counted);
        }

        private long perSecond(Duration duration) {
            return Math.round(events / (duration.toNanos() / 1e9));
        }
    }

    /** Posts about that many events; {@code progress} hears how many have been accepted. */
    public Result measure(int events, LongConsumer progress) {
        // So old that no customer is asked, nobody is woken, and no chart of the demo shows it.
        Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1_000, ChronoUnit.DAYS);
        Instant to = from.plus(1, ChronoUnit.HOURS);
        int conversations = Math.max(1, events / EVENTS_PER_CONVERSATION);
        long goal = resolved(from, to) + conversations;

        long start = System.nanoTime();
        SendOutcome outcome = new EventSender(ingestion, apiKey)
                .send(lines(conversations, from).iterator(), progress);
        var accepted = Duration.ofNanos(System.nanoTime() - start);
        if (!outcome.rejected().isEmpty()) {
            throw new SuiteFailure("Ingestion rejected %d of the events, the first because: %s"
                    .formatted(
                            outcome.rejected().size(),
                            outcome.rejected().getFirst().detail()));
        }
        while (resolved(from, to) < goal) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new SuiteFailure("The figures had %d of %d conversations after %d minutes; see the metrics log."
                        .formatted(conversations - goal + resolved(from, to), conversations, PATIENCE.toMinutes()));
            }
            LockSupport.parkNanos(POLL);
        }
        var counted = Duration.ofNanos(System.nanoTime() - start);
        return new Result((long) conversations * EVENTS_PER_CONVERSATION, accepted, counted);
    }

    /** A conversation's last event resolves it: where it counts, all its events are in. */
    private long resolved(Instant from, Instant to) {
        var address = metrics.resolve("/v1/kpis/resolution_rate?from=%s&to=%s".formatted(from, to));
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + apiKey)
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new SuiteFailure("The KPI API answered %d: %s".formatted(response.statusCode(), response.body()));
            }
            return JSON.readTree(response.body()).at("/total/0/numerator").asLong();
        } catch (IOException failure) {
            throw new SuiteFailure("The KPI API at %s does not answer; is the suite up?".formatted(metrics), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("The measurement was interrupted.", interrupted);
        }
    }

    private static Stream<String> lines(int conversations, Instant from) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return IntStream.range(0, conversations)
                .boxed()
                .flatMap(index -> conversation("bench-" + run + "-" + index, from.plusMillis(index % 3_000_000L)));
    }

    private static Stream<String> conversation(String id, Instant opened) {
        return Stream.of(
                event(
                        id,
                        1,
                        opened,
                        "opened",
                        "{\"customerId\":\"customer-%s\",\"channel\":\"chat\",\"category\":\"billing\",\"handledBy\":\"ai\"}"
                                .formatted(id)),
                event(
                        id,
                        2,
                        opened.plusSeconds(1),
                        "message",
                        "{\"author\":\"customer\",\"text\":\"Where is my invoice?\"}"),
                event(
                        id,
                        3,
                        opened.plusSeconds(5),
                        "message",
                        "{\"author\":\"ai\",\"text\":\"It is in your account, under billing.\",\"confidence\":0.9}"),
                event(id, 4, opened.plusSeconds(60), "resolved", "{\"by\":\"ai\"}"));
    }

    private static String event(String conversation, int number, Instant time, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s-%d\",\"source\":\"/bench\",\"type\":\"conversation.%s\",\"subject\":\"%s\",\"time\":\"%s\",\"data\":%s}"
                .formatted(conversation, number, type, conversation, time, data);
    }
}
