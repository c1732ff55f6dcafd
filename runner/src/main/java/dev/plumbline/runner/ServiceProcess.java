package dev.plumbline.runner;

import dev.plumbline.embedded.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One service while it runs. */
final class ServiceProcess {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(4);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long LONG_LOG = 20L * 1024 * 1024;
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(ANSWER)
            .build();

    private final Service service;
    private final URI readiness;
    private final ChildProcess process;

    private ServiceProcess(Service service, URI readiness, ChildProcess process) {
        this.service = service;
        this.readiness = readiness;
        this.process = process;
    }

    static ServiceProcess launch(Service service, SuiteOptions options, Map<String, String> environment) {
        Path program = service.program(options.root());
        if (!Files.exists(program)) {
            throw new SuiteFailure(
                    "The %s service is not built: run ./mvnw package -DskipTests first.".formatted(service.label()));
        }
        setAside(log(service, options));
        var process = ChildProcess.start(new ChildProcess.Command(
                service.label(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        // Give back what a start or a burst has needed.
                        "-XX:MinHeapFreeRatio=15",
                        "-XX:MaxHeapFreeRatio=30",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        program.toString()),
                environment,
                log(service, options),
                options.data().resolve("run").resolve(service.label() + ".pid")));
        URI readiness = URI.create("http://127.0.0.1:" + options.ports().of(service) + "/q/health/ready");
        return new ServiceProcess(service, readiness, process);
    }

    static Path log(Service service, SuiteOptions options) {
        return options.data().resolve("logs").resolve(service.label() + ".log");
    }

    /** A log begins anew when it has become long; the one before it is kept. */
    private static void setAside(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LONG_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    ChildProcess process() {
        return process;
    }

    /** Waits until it says that it can work. */
    void awaitReady() {
        long deadline = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new SuiteFailure("The %s service ended while it started (exit code %d): see %s"
                        .formatted(service.label(), process.ended().join(), process.log()));
            }
            if (System.nanoTime() > deadline) {
                throw new SuiteFailure("The %s service was not ready after %d s: see %s"
                        .formatted(service.label(), START.toSeconds(), process.log()));
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new SuiteFailure("The start was interrupted.");
            }
            LockSupport.parkNanos(POLL);
        }
    }

    boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(readiness).timeout(ANSWER).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void kill() {
        process.kill();
    }

    void stop() {
        process.stop(STOP);
    }
}
