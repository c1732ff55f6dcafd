package dev.plumbline.runner;

import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import dev.plumbline.runner.mailbox.Mailbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** PostgreSQL, Kafka, the mailbox and the four services, running as one. {@code main} and the tests from end to end share it. */
public final class Suite implements AutoCloseable {
    private final SuiteOptions options;
    private final Secrets secrets;
    private final Restarts restarts;
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private volatile EmbeddedPostgres postgres;
    private volatile EmbeddedKafka kafka;
    private volatile Mailbox mailbox;
    private volatile ProblemStream problems;
    private boolean closed;

    private Suite(SuiteOptions options) {
        this.options = options;
        try {
            Files.createDirectories(options.data());
        } catch (IOException failure) {
            throw new SuiteFailure(
                    "The folder %s cannot be made: choose another with --data.".formatted(options.data()), failure);
        }
        this.secrets = Secrets.keptIn(options.data(), options.apiKey());
        this.restarts = new Restarts(options.messages());
    }

    /** A suite that has not started: {@link #startAll()} does it, and {@link #close()} may come at any time. */
    public static Suite prepare(SuiteOptions options) {
        return new Suite(options);
    }

    /** Starts everything and waits until everything is ready. */
    public static Suite start(SuiteOptions options) {
        var suite = prepare(options);
        try {
            suite.startAll();
            return suite;
        } catch (RuntimeException failure) {
            suite.close();
            throw failure;
        }
    }

    public void startAll() {
        together(List.of(this::startPostgres, this::startKafka, this::startMailbox));
        together(Arrays.stream(Service.values())
                .map(service -> (Runnable) () -> startService(service))
                .toList());
        if (options.supervised()) {
            problems = ProblemStream.of(logs(), options.messages());
            restarts.watch(new Restarts.Part("PostgreSQL", this::restartPostgres), postgres.ended());
            restarts.watch(
                    new Restarts.Part("Kafka", this::restartKafka),
                    kafka.process().ended());
        }
    }

    /** Starts one service, unless it runs, and waits until it is ready. */
    public void startService(Service service) {
        if (!isRunning(service)) {
            var end = launch(service);
            if (options.supervised()) {
                restarts.watch(partOf(service), end);
            }
        }
    }

    /** Ends one service at once, as a crash would. */
    public void kill(Service service) {
        services.get(service).kill();
    }

    public void stopService(Service service) {
        services.get(service).stop();
    }

    public boolean isRunning(Service service) {
        var process = services.get(service);
        return process != null && process.process().isAlive();
    }

    public boolean isReady(Service service) {
        return isRunning(service) && services.get(service).isReady();
    }

    public URI url(Service service) {
        return URI.create("http://localhost:" + options.ports().of(service));
    }

    /** Everything that one service has printed. */
    public Path log(Service service) {
        return ServiceProcess.log(service, options);
    }

    public SuiteOptions options() {
        return options;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** Stops the services, then what they stand on; within ten seconds. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        restarts.finish();
        closeIfStarted(problems);
        together(services.values().stream()
                .map(process -> (Runnable) process::stop)
                .toList());
        together(List.of(() -> closeIfStarted(kafka), () -> closeIfStarted(postgres), () -> closeIfStarted(mailbox)));
    }

    private CompletableFuture<Integer> launch(Service service) {
        var environment = ServiceEnvironment.of(
                service, options.ports(), postgres.database(service.label()), kafka.bootstrapServers(), secrets);
        var process = ServiceProcess.launch(service, options, environment);
        services.put(service, process);
        process.awaitReady();
        return process.process().ended();
    }

    private Map<String, Path> logs() {
        return Arrays.stream(Service.values()).collect(Collectors.toMap(Service::label, this::log));
    }

    private Restarts.Part partOf(Service service) {
        return new Restarts.Part(
                "The %s service (log: %s)".formatted(service.label(), log(service)), () -> launch(service));
    }

    private void startPostgres() {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                options.data().resolve("postgres"),
                options.data().resolve("programs"),
                options.ports().postgres(),
                true));
    }

    private CompletableFuture<?> restartPostgres() {
        postgres.close();
        startPostgres();
        return postgres.ended();
    }

    private void startKafka() {
        kafka = EmbeddedKafka.start(
                options.data().resolve("kafka"), options.ports().kafka());
    }

    private CompletableFuture<?> restartKafka() {
        startKafka();
        return kafka.process().ended();
    }

    private void startMailbox() {
        mailbox = Mailbox.start(
                options.data().resolve("mail"),
                options.ports().smtp(),
                options.ports().mailbox());
    }

    private static void closeIfStarted(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new UncheckedIOException(new IOException(failure));
        }
    }

    /** Does all of it at the same time; fails as the first that failed. */
    private static void together(List<? extends Runnable> tasks) {
        var running = tasks.stream()
                .map(task -> CompletableFuture.runAsync(
                        task, command -> Thread.ofPlatform().daemon().start(command)))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(running).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
