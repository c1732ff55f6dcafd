package dev.plumbline.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class FreePort {
    /** Below 32768, where Linux takes the ports of outgoing connections from: nobody gets ours between asking and binding. */
    private static final int LOWEST = 20_000;

    private static final int LIMIT = 32_768;
    private static final int ATTEMPTS = 200;

    private FreePort() {}

    /** A port that nobody listens on. */
    public static int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedFailure("No free port between %d and %d: stop some other programs.".formatted(LOWEST, LIMIT));
    }

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Connections of a server that has just stopped linger; they do not keep a new one from binding.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
