package dev.plumbline.runner;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Follows the logs and passes on what is a problem, once: a service that cannot reach Kafka says so many times a second. */
final class ProblemStream implements AutoCloseable {
    private static final Pattern PROBLEM = Pattern.compile("^\\S+(?: \\S+)?\\s+(WARN|ERROR|FATAL)\\s+.*");
    private static final Pattern CHANGING = Pattern.compile("[0-9]+");
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(60);
    private static final int LONGEST = 300;

    private final Map<String, Path> logs;
    private final Consumer<String> messages;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Long> lastSaid = new HashMap<>();
    private final Thread follower;
    private volatile boolean over;

    private ProblemStream(Map<String, Path> logs, Consumer<String> messages) {
        this.logs = logs;
        this.messages = messages;
        this.follower = Thread.ofPlatform().daemon().name("problems").unstarted(this::follow);
    }

    /** Begins at the logs' ends: what was is not news. */
    static ProblemStream of(Map<String, Path> logs, Consumer<String> messages) {
        var stream = new ProblemStream(logs, messages);
        logs.forEach((name, log) -> stream.positions.put(name, sizeOf(log)));
        stream.follower.start();
        return stream;
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(follower);
    }

    private void follow() {
        while (!over) {
            logs.forEach(this::passOnNews);
            LockSupport.parkNanos(POLL);
        }
    }

    private void passOnNews(String name, Path log) {
        long from = positions.get(name);
        long size = sizeOf(log);
        if (size <= from) {
            positions.put(name, size);
            return;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] news = new byte[(int) Math.min(size - from, 1 << 20)];
            file.seek(from);
            file.readFully(news);
            int end = lastLineEnd(news);
            positions.put(name, from + end);
            new String(news, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> consider(name, line));
        } catch (IOException unreadable) {
            // The log is there again at the next look, or the service's end is the news.
        }
    }

    private void consider(String name, String line) {
        if (over || !PROBLEM.matcher(line).matches()) {
            return;
        }
        long now = System.nanoTime();
        Long before = lastSaid.put(name + CHANGING.matcher(line).replaceAll("#"), now);
        if (before == null || now - before > SILENCE) {
            messages.accept(name + ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line));
        }
    }

    /** A half-written line waits for its other half, unless it is longer than all that is read at once. */
    private static int lastLineEnd(byte[] bytes) {
        for (int index = bytes.length; index > 0; index--) {
            if (bytes[index - 1] == '\n') {
                return index;
            }
        }
        return bytes.length == 1 << 20 ? bytes.length : 0;
    }

    private static long sizeOf(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
