package dev.plumbline.runner.cli;

import dev.plumbline.runner.send.EventSender;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads the demo data into a suite that runs. */
@Command(
        name = "demo",
        description = "Loads two months of demo data into a running suite, once.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private RunningSuite suite;

    @Override
    public Integer call() {
        new DemoLoad(suite.data(), new EventSender(suite.ingestion(), suite.apiKey())).load();
        return 0;
    }
}
