package dev.plumbline.ingestion;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while it is open, ours down to the finest. */
public final class LogLines extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.plumbline");
    private final Level before = ours.getLevel();

    private LogLines() {}

    public static LogLines record() {
        var log = new LogLines();
        log.setLevel(Level.ALL);
        log.root.addHandler(log);
        log.ours.setLevel(Level.ALL);
        return log;
    }

    /** Each with its parameters and failure. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        ours.setLevel(before);
    }
}
