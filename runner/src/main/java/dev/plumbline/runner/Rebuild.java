package dev.plumbline.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Has the metrics service fold all facts again from the stored events, and waits until it is done. */
public final class Rebuild {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;
    private final String apiKey;

    /** @param apiKey of scope {@code admin} */
    public Rebuild(URI metrics, String apiKey) {
        this.address = metrics.resolve("/v1/admin/rebuild");
        this.apiKey = apiKey;
    }

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Watch {
        void progress(long done, long total);
    }

    /**
     * Begins a rebuild, or joins the one that runs.
     *
     * @return how many facts were folded again
     * @throws SuiteFailure when it cannot be begun or fails
     */
    public long run(Watch watch) {
        var progress = ask(HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()));
        while (progress.get("state").asText().equals("running")) {
            if (progress.get("total").isNumber()) {
                watch.progress(
                        progress.get("done").asLong(), progress.get("total").asLong());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
            if (Thread.currentThread().isInterrupted()) {
                throw new SuiteFailure("The rebuild goes on in the background.");
            }
            progress = ask(HttpRequest.newBuilder(address).GET());
        }
        if (progress.get("state").asText().equals("failed")) {
            throw new SuiteFailure(
                    "The rebuild failed: %s. What it had not come to is as it was before; the log of metrics says more."
                            .formatted(progress.get("error").asText()));
        }
        watch.progress(progress.get("done").asLong(), progress.get("total").asLong());
        return progress.get("done").asLong();
    }

    private JsonNode ask(HttpRequest.Builder question) {
        var request = question.header("Authorization", "Bearer " + apiKey).build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new SuiteFailure("%s answered %d: %s".formatted(address, answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "The metrics service at %s does not answer; is the suite up?".formatted(address), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SuiteFailure("The rebuild goes on in the background.", interrupted);
        }
    }
}
