package dev.plumbline.bench;

import dev.plumbline.embedded.ChildProcess;
import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import dev.plumbline.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A service that is asked questions. */
final class AskedService implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final URI address;

    private AskedService(ChildProcess process, InetSocketAddress address) {
        this.process = process;
        this.address = URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Starts a service and waits until it is ready. */
    static AskedService start(
            String service, Path root, Path folder, EmbeddedKafka kafka, EmbeddedPostgres postgres, List<String> jvm) {
        return start(service, root, folder, Settings.of(service, kafka, postgres), jvm);
    }

    /** Starts a service on settings of its own and waits until it is ready. */
    static AskedService start(String service, Path root, Path folder, Map<String, String> settings, List<String> jvm) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        var process = Server.launch(
                service,
                root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"),
                folder,
                settings,
                jvm,
                address);
        var server = new AskedService(process, address);
        server.awaitReady();
        return server;
    }

    /** What it answers to a question. */
    String ask(String path) {
        return send(request(path).GET().build());
    }

    /** What it answers to something that is brought to it. */
    String post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + Settings.API_KEY);
    }

    private String send(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new BenchFailure("%s answered %d: %s; see %s"
                        .formatted(request.uri(), response.statusCode(), response.body(), process.log()));
            }
            return response.body();
        } catch (IOException failure) {
            throw new BenchFailure("%s does not answer; see %s".formatted(request.uri(), process.log()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The measurement was interrupted.");
        }
    }

    /** The processor time it has used since its start. */
    Duration processorTime() {
        return ProcessHandle.of(process.pid())
                .flatMap(it -> it.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new BenchFailure("The service " + process.name() + " did not start: see " + process.log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private boolean isReady() {
        try {
            ask("/q/health/ready");
            return true;
        } catch (BenchFailure notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
