package dev.plumbline.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A mail server that takes every mail, needs a given time for each, and keeps none. */
final class MailSink implements AutoCloseable {
    private final ServerSocket listener;
    private final LongAdder taken = new LongAdder();
    private volatile Duration thinking = Duration.ZERO;

    MailSink() throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many mails it has said 250 to. */
    long taken() {
        return taken.sum();
    }

    /** How long it thinks about each mail from now on. */
    void think(Duration time) {
        thinking = time;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connection.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The measurement is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var input = new BufferedInputStream(connection.getInputStream());
            var output = connection.getOutputStream();
            say(output, "220 sink");
            for (var line = line(input); !line.isEmpty(); line = line(input)) {
                if (line.startsWith("DATA")) {
                    say(output, "354 Go ahead");
                    while (!line.equals(".\r\n")) {
                        line = line(input);
                    }
                    if (thinking.isPositive()) {
                        LockSupport.parkNanos(thinking.toNanos());
                    }
                    taken.increment();
                }
                say(output, "250 Ok");
            }
        } catch (IOException gone) {
            // As connections do.
        }
    }

    private static String line(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (var next = input.read(); next >= 0; next = input.read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private static void say(OutputStream output, String reply) throws IOException {
        output.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }
}
