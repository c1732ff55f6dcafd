package dev.plumbline.ingestion.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Installation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(Installation.class)
@DisplayName("Ten thousand damaged requests")
class FuzzTest {
    /** The same damage every time: what is found once, is found again. */
    private static final long SEED = 20260201;

    private static final int REQUESTS = 10_000;
    private static final int WARM_UP = 1_000;
    private static final int AT_ONCE = 16;
    private static final long MOST_GROWTH = 48L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Queue<String> defects = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> answers = new TreeMap<>();

    @Test
    void are_each_refused_in_plain_words_or_taken_and_leave_nothing_behind() throws Exception {
        var samples = new Samples(Installation.newTenant()).all();
        assertThat(samples.stream().filter(sample -> send(sample).join() >= 400))
                .as("refused though they are not damaged")
                .isEmpty();
        var random = new Random(SEED);
        var mutations = new Mutations(random);
        sendDamaged(WARM_UP, samples, random, mutations);
        var before = usedMemory();

        sendDamaged(REQUESTS - WARM_UP, samples, random, mutations);

        assertThat(defects.stream().limit(10)).isEmpty();
        assertThat(answers.keySet()).as("all sorts of answers").contains(202, 400, 401, 404, 415);
        assertThat(answers.get(202).get()).as("some are still good").isGreaterThan(REQUESTS / 20);
        assertThat(usedMemory() - before).as("growth of the memory in use").isLessThan(MOST_GROWTH);
        given().get("/q/health/ready").then().statusCode(200);
    }

    private void sendDamaged(int count, List<Sample> samples, Random random, Mutations mutations)
            throws InterruptedException {
        var free = new Semaphore(AT_ONCE);
        for (var sent = 0; sent < count; sent++) {
            var damaged = mutations.damage(samples.get(random.nextInt(samples.size())));
            free.acquire();
            send(damaged).whenComplete((status, failure) -> {
                if (failure != null) {
                    defects.add(failure + " after " + damaged);
                }
                free.release();
            });
        }
        free.acquire(AT_ONCE);
    }

    private CompletableFuture<Integer> send(Sample sample) {
        return client.sendAsync(request(sample), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> {
                    synchronized (answers) {
                        answers.computeIfAbsent(response.statusCode(), status -> new AtomicInteger())
                                .incrementAndGet();
                    }
                    check(sample, response);
                    return response.statusCode();
                });
    }

    private static HttpRequest request(Sample sample) {
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + sample.path()))
                .timeout(Duration.ofSeconds(30))
                .method(sample.method(), HttpRequest.BodyPublishers.ofByteArray(sample.body()));
        sample.signedHeaders().forEach(request::header);
        return request.build();
    }

    private void check(Sample sample, HttpResponse<byte[]> response) {
        var status = response.statusCode();
        if (status >= 500) {
            defects.add(status + " for " + sample);
        } else if (status >= 400 && !isProblem(response)) {
            defects.add(status + " without a problem, but " + new String(response.body()) + ", for " + sample);
        }
    }

    private static boolean isProblem(HttpResponse<byte[]> response) {
        var type = response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        try {
            return type.startsWith("application/problem+json")
                    && JSON.readTree(response.body()).path("status").asInt() == response.statusCode();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
