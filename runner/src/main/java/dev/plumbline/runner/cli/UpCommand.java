package dev.plumbline.runner.cli;

import dev.plumbline.runner.Ground;
import dev.plumbline.runner.Ports;
import dev.plumbline.runner.Service;
import dev.plumbline.runner.Suite;
import dev.plumbline.runner.SuiteOptions;
import dev.plumbline.runner.send.EventSender;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and stays until it is told to stop. */
@Command(
        name = "up",
        description = "Starts PostgreSQL, Kafka, the four services and a mailbox; Ctrl-C stops them, the data stays.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Option(names = "--demo", description = "Load two months of demo data, once.")
    private boolean demo;

    @Option(
            names = "--ports",
            paramLabel = "N",
            defaultValue = "0",
            description = "Move every port up by N, to run beside another suite. Needs its own --data.")
    private int shift;

    @Override
    public Integer call() throws InterruptedException {
        long start = System.nanoTime();
        var ports = Ports.standard().shifted(shift);
        var options = new SuiteOptions(
                SuiteOptions.projectRoot(), data.path(), ports, LocalSuite.givenApiKey(), true, Say::line);
        var lock = RunLock.take(
                data.path(), "http://localhost:" + ports.metrics(), "http://localhost:" + ports.ingestion());
        Ground.check(options);
        var suite = Suite.prepare(options);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite, lock), "stop"));
        Say.line("Starting PostgreSQL, Kafka and four services …");
        suite.startAll();
        Say.line(Welcome.text(suite, (System.nanoTime() - start) / 1e9));
        if (demo) {
            new DemoLoad(
                            data.path(),
                            new EventSender(
                                    suite.url(Service.INGESTION),
                                    suite.secrets().apiKey()))
                    .load();
        }
        // The shutdown hook ends it.
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(Suite suite, RunLock lock) {
        Say.line("Stopping …");
        suite.close();
        lock.close();
        Say.line("Stopped. The data stays in " + suite.options().data());
    }
}
