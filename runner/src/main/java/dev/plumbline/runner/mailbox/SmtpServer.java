package dev.plumbline.runner.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes every mail for every address, and sends none on. */
final class SmtpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final Thread acceptor;

    private SmtpServer(ServerSocket socket, SmtpSession.Inbox inbox) {
        this.socket = socket;
        this.acceptor = Thread.ofPlatform().daemon().name("smtp").unstarted(() -> accept(inbox));
    }

    static SmtpServer start(int port, SmtpSession.Inbox inbox) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var server = new SmtpServer(socket, inbox);
            server.acceptor.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            // The port is free only when nobody waits at it any more.
            acceptor.join(Duration.ofSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : open) {
            connection.close();
        }
    }

    private void accept(SmtpSession.Inbox inbox) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                open.add(connection);
                Thread.ofVirtual().name("smtp-session").start(() -> converse(connection, inbox));
            } catch (IOException closing) {
                // Closed by close(), or a connection that broke before it began: the loop's condition knows.
            }
        }
    }

    private void converse(Socket connection, SmtpSession.Inbox inbox) {
        try (connection) {
            new SmtpSession(connection.getInputStream(), connection.getOutputStream(), inbox).run();
        } catch (IOException broken) {
            // The sender went away; what it did not finish was not accepted.
        } finally {
            open.remove(connection);
        }
    }
}
