package dev.plumbline.bench;

import dev.plumbline.embedded.ChildProcess;
import dev.plumbline.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Quarkus service in a JVM of its own, that is measured. */
final class Server implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final ChildProcess process;
    private final InetSocketAddress address;
    private final RequestTemplate request;

    private Server(ChildProcess process, InetSocketAddress address, RequestTemplate request) {
        this.process = process;
        this.address = address;
        this.request = request;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param request what it is asked, and answers with success once it can work
     */
    static Server start(
            String name,
            Path program,
            Path folder,
            Map<String, String> settings,
            List<String> jvm,
            RequestTemplate request) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.find());
        var process = launch(name, program, folder, settings, jvm, address);
        var server = new Server(process, address, request);
        server.awaitAnswer();
        return server;
    }

    /** Starts a service's program in a JVM of its own, on the usual settings: what runs on a server, not on a desk. */
    static ChildProcess launch(
            String name,
            Path program,
            Path folder,
            Map<String, String> settings,
            List<String> jvm,
            InetSocketAddress address) {
        if (!Files.exists(program)) {
            throw new BenchFailure(program + " is not there: run ./mvnw -Pbench package -DskipTests first.");
        }
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(address.getPort()));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(jvm);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of("-jar", program.toString()));
        return ChildProcess.start(new ChildProcess.Command(
                name, command, environment, folder.resolve(name + ".log"), folder.resolve(name + ".pid")));
    }

    /** Its usual request on so many connections, as fast as it goes. */
    Load load(int connections) {
        return new Load(address, request, connections, OptionalDouble.empty());
    }

    /** The processor time it has used since its start. It says the most where a machine has other things to do as well. */
    Duration processorTime() {
        return ProcessHandle.of(process.pid())
                .flatMap(it -> it.info().totalCpuDuration())
                .orElseThrow(() -> new BenchFailure(process.name() + " has ended: see " + process.log()));
    }

    private void awaitAnswer() {
        var deadline = System.nanoTime() + START.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new BenchFailure("The service " + process.name() + " did not start: see " + process.log());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private boolean answers() {
        try {
            return load(1).run(Duration.ofMillis(200)).events() > 0;
        } catch (IOException | BenchFailure notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
