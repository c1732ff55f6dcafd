package dev.plumbline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Ends a process when this JVM is gone, however it went: a `kill -9` runs no shutdown hook, but it closes our end of a pipe. */
final class Guardian implements AutoCloseable {
    /** A line means that we took care of it ourselves; the end of input means that nobody is left to. */
    private static final String SCRIPT = "trap '' INT HUP TERM; read -r line || kill -\"$1\" \"$2\" 2>/dev/null";

    private final Process shell;

    private Guardian(Process shell) {
        this.shell = shell;
    }

    static Guardian over(long pid, String signal) {
        try {
            return new Guardian(new ProcessBuilder("sh", "-c", SCRIPT, "guardian", signal, Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets the process go: it has ended, or it may live on. */
    @Override
    public void close() {
        try (var input = shell.getOutputStream()) {
            input.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            shell.destroyForcibly();
        }
    }
}
