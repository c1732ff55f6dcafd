package dev.plumbline.runner.cli;

import dev.plumbline.runner.Throughput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast events become figures. */
@Command(
        name = "bench",
        description = "Posts generated events to a running suite and measures until the KPIs count all of them. "
                + "They stay in its data: use a folder of its own.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private RunningSuite suite;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "Default: ${DEFAULT-VALUE}")
    private int events;

    @Override
    public Integer call() {
        var bar = new ProgressBar("Posting events", System.err);
        var result = new Throughput(suite.ingestion(), suite.metrics(), suite.apiKey())
                .measure(events, done -> bar.show(done, events));
        bar.finish();
        System.out.printf(
                "%d events: accepted in %.1f s (%d events/s), in the figures after %.1f s (%d events/s)%n",
                result.events(),
                result.accepted().toMillis() / 1000.0,
                result.acceptedPerSecond(),
                result.counted().toMillis() / 1000.0,
                result.countedPerSecond());
        return 0;
    }
}
