package dev.plumbline.runner.cli;

import dev.plumbline.runner.Rebuild;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Folds all facts of a running suite again from its stored events. */
@Command(
        name = "rebuild",
        description = "Folds all facts of a running suite again from the stored events, while figures are answered on. "
                + "Ctrl-C ends the watching, not the rebuild. See docs/operate/rebuild.md.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Mixin
    private LocalSuite suite;

    @Override
    public Integer call() {
        var bar = new ProgressBar("Folding facts again", System.err);
        var done = new Rebuild(suite.metrics(), suite.apiKey()).run(bar::show);
        bar.finish();
        System.out.printf("%d facts are folded again.%n", done);
        return 0;
    }
}
