package dev.plumbline.runner.cli;

import java.io.PrintStream;

/** How far something is: a bar that grows on a terminal, a line every tenth elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private int lastShown = -1;

    ProgressBar(String title, PrintStream out) {
        this.title = title;
        this.out = out;
        // Told by the script: Java 21 cannot ask.
        this.terminal = Boolean.getBoolean("plumbline.terminal");
    }

    void show(long done, long total) {
        show(done, total, "");
    }

    /** Shows a few words behind the bar, too; on a terminal they change although the bar does not. */
    void show(long done, long total, String words) {
        int percent = total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
        if (terminal && (percent != lastShown || !words.isEmpty())) {
            int filled = percent * WIDTH / 100;
            out.printf("\r%s [%s%s] %3d %% %s", title, "#".repeat(filled), " ".repeat(WIDTH - filled), percent, words);
            out.flush();
            lastShown = percent;
        } else if (!terminal && percent / 10 != lastShown / 10) {
            out.printf("%s %d %% %s%n", title, percent, words);
            lastShown = percent;
        }
    }

    void finish() {
        if (terminal) {
            out.println();
        }
    }
}
