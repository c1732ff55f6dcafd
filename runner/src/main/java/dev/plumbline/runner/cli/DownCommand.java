package dev.plumbline.runner.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the suite that runs in the background or in another terminal. */
@Command(name = "down", description = "Stops a running suite; the data stays.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Mixin
    private DataFolder data;

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (!RunLock.isHeld(data.path())) {
            Say.line("Plumbline does not run.");
            return 0;
        }
        var process = RunLock.holder(data.path()).flatMap(holder -> ProcessHandle.of(holder.pid()));
        if (process.isEmpty()) {
            Say.line("Plumbline is just starting or stopping: try again in a moment.");
            return 1;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            Say.line("Process %d has not ended after %d s: kill -9 %d ends it, and no data is lost by that."
                    .formatted(
                            process.get().pid(),
                            PATIENCE.toSeconds(),
                            process.get().pid()));
            return 1;
        }
        Say.line("Stopped. The data stays in " + data.path());
        return 0;
    }
}
